import { isFields } from '../../../chat/chat.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { findDocuments, findQuery, flattenDocuments } from './documents.js';
import { NOTHING_COVERED } from './values.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** Documents put in order by a model. Only OpenInference has names for it. */
export function writeReranker(mapping: Mapping, { input, output, model }: SpanRecord): Covered {
  const { attributes, openInference } = mapping;
  if (!openInference) return NOTHING_COVERED;
  if (model !== undefined) attributes.text(OPEN_INFERENCE.RERANKER_MODEL, model);
  const query = findQuery(input);
  if (query !== undefined) attributes.text(OPEN_INFERENCE.RERANKER_QUERY, query);
  writeDocuments(mapping, OPEN_INFERENCE.RERANKER_INPUT, isFields(input) ? input : undefined);
  writeDocuments(mapping, OPEN_INFERENCE.RERANKER_OUTPUT, output);
  return NOTHING_COVERED;
}

function writeDocuments(mapping: Mapping, prefix: string, value: unknown): void {
  const documents = findDocuments(value);
  if (documents !== undefined) flattenDocuments(mapping, prefix, documents);
}
