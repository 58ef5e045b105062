import { isFields, textOf } from '../../../chat/chat.js';
import type { Fields } from '../../../chat/chat.js';
import type { Mapping } from './mapping.js';

/** A document that was found, whatever a library calls its fields. */
export interface Document {
  readonly id: unknown;
  readonly content: string | undefined;
  readonly score: number | undefined;
  readonly metadata: unknown;
}

/** Names under which results hold their documents. */
const LISTS = ['documents', 'results', 'hits', 'matches', 'nodes'];

/** The documents in a captured value: a list, or a result that holds one; `undefined` for anything else. */
export function findDocuments(value: unknown): readonly Document[] | undefined {
  const list = Array.isArray(value) ? value : isFields(value) ? LISTS.map((name) => value[name]).find(Array.isArray) : undefined;
  if (list === undefined || list.length === 0) return undefined;
  const documents = list.map(readDocument);
  return documents.every((document) => document !== undefined) ? documents : undefined;
}

function readDocument(value: unknown): Document | undefined {
  if (typeof value === 'string') return { id: undefined, content: value, score: undefined, metadata: undefined };
  if (!isFields(value)) return undefined;
  const content = contentOf(value) ?? (isFields(value['document']) ? contentOf(value['document']) : undefined);
  if (content === undefined && value['id'] === undefined) return undefined;
  const score = value['score'] ?? value['relevance_score'] ?? value['similarity'];
  return { id: value['id'], content, score: typeof score === 'number' ? score : undefined, metadata: value['metadata'] };
}

function contentOf(value: Fields): string | undefined {
  return textOf(value['content']) ?? textOf(value['text']) ?? textOf(value['pageContent']) ?? textOf(value['page_content']) ?? textOf(value['document']);
}

/** Documents as OpenInference has them: `PREFIX.N.document.{id,content,score,metadata}`. */
export function flattenDocuments({ attributes, json }: Mapping, prefix: string, documents: readonly Document[]): void {
  documents.forEach(({ id, content, score, metadata }, index) => {
    const key = `${prefix}.${index}.document`;
    if (id !== undefined) attributes.text(`${key}.id`, typeof id === 'string' ? id : json.value(id));
    if (content !== undefined) attributes.text(`${key}.content`, content);
    if (score !== undefined) attributes.double(`${key}.score`, score);
    if (metadata !== undefined) attributes.text(`${key}.metadata`, json.value(metadata));
  });
}

/** What was searched for: a text alone, or an argument that is called so. */
export function findQuery(input: unknown): string | undefined {
  if (!isFields(input)) return textOf(input);
  return textOf(input['query']) ?? textOf(input['question']) ?? textOf(input['q']) ?? textOf(input['search']);
}
