import { GEN_AI } from '../../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../../src/exporters/otlp/names/open-inference.js';
import { isFields } from '../../../../src/chat/chat.js';
import { fromJsonText } from '../json-text.js';
import { unflattenList } from '../unflatten.js';
import type { SpanKind } from '../../../../src/types.js';
import type { AttributeReader } from '../attribute-reader.js';
import type { Values } from '../values.js';

/** What a retrieval or a reranker was asked for, and the documents that it gave. */
export function readDocuments(attributes: AttributeReader, kind: SpanKind): Values {
  const query = attributes.text(GEN_AI.RETRIEVAL_QUERY, OPEN_INFERENCE.RERANKER_QUERY);
  const given = under(attributes, OPEN_INFERENCE.RERANKER_INPUT);
  const found = under(attributes, OPEN_INFERENCE.RETRIEVAL_DOCUMENTS) ?? under(attributes, OPEN_INFERENCE.RERANKER_OUTPUT) ?? fromJsonText(attributes.value(GEN_AI.RETRIEVAL_DOCUMENTS));
  if (kind === 'RERANKER' && given !== undefined) return { input: { query, documents: given }, output: found };
  return { input: query === undefined ? undefined : { query }, output: found };
}

/** `PREFIX.N.document.{id,content,score,metadata}` */
function under(attributes: AttributeReader, prefix: string): readonly object[] | undefined {
  const list = unflattenList(attributes.under(`${prefix}.`)).flatMap((entry) => (isFields(entry) && isFields(entry['document']) ? [entry['document']] : []));
  const documents = list.map((document) => ('metadata' in document ? { ...document, metadata: fromJsonText(document['metadata']) } : document));
  return documents.length === 0 ? undefined : documents;
}
