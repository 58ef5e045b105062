import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { findDocuments, findQuery, flattenDocuments } from './documents.js';
import { NOTHING_COVERED } from './values.js';
import type { SpanRecord } from '../../../types.js';
import type { Document } from './documents.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A search: what for, and the documents that it found. */
export function writeRetriever(mapping: Mapping, { input, output }: SpanRecord): Covered {
  const { attributes, json, openInference } = mapping;
  const query = findQuery(input);
  if (query !== undefined) attributes.text(GEN_AI.RETRIEVAL_QUERY, query);
  const documents = findDocuments(output);
  if (documents === undefined) return NOTHING_COVERED;
  if (documents.some(({ id, score }) => id !== undefined || score !== undefined)) attributes.text(GEN_AI.RETRIEVAL_DOCUMENTS, json.value(documents.map(genAiDocument)));
  if (openInference) flattenDocuments(mapping, OPEN_INFERENCE.RETRIEVAL_DOCUMENTS, documents);
  return NOTHING_COVERED;
}

/** Which ones, and how well they fit: what they say stands in the output. */
function genAiDocument({ id, score }: Document): object {
  return { id, score };
}
