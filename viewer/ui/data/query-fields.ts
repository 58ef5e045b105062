import type { Facets } from '../../api/types.js';

/** A field of the query language, as the help and the completion tell it. */
export interface QueryField {
  readonly name: string;
  readonly hint: string;
  /** What stands behind the name: values, or a comparison. */
  readonly operator: ':' | '>';
  /** Where its values are counted. */
  readonly facet?: keyof Facets;
  /** Values to offer where nothing is counted. */
  readonly examples?: readonly string[];
}

export const QUERY_FIELDS: readonly QueryField[] = [
  { name: 'status', hint: 'how the trace ended', operator: ':', facet: 'status' },
  { name: 'error', hint: 'with an error, or without', operator: ':', examples: ['true', 'false'] },
  { name: 'kind', hint: 'has a span of this kind', operator: ':', facet: 'kind' },
  { name: 'model', hint: 'a model was called; gpt* for all that begin so', operator: ':', facet: 'model' },
  { name: 'name', hint: 'name of the trace', operator: ':', facet: 'name' },
  { name: 'session', hint: 'one session', operator: ':', facet: 'session' },
  { name: 'user', hint: 'one user', operator: ':', facet: 'user' },
  { name: 'tag', hint: 'has this tag', operator: ':', facet: 'tag' },
  { name: 'env', hint: 'environment', operator: ':', facet: 'environment' },
  { name: 'process', hint: 'one run of a program', operator: ':', facet: 'process' },
  { name: 'duration', hint: 'longer or shorter than', operator: '>', examples: ['500ms', '2s', '1min'] },
  { name: 'tokens', hint: 'more or fewer tokens than', operator: '>', examples: ['1000', '10000'] },
  { name: 'cost', hint: 'dearer or cheaper than', operator: '>', examples: ['0.01', '0.1'] },
  { name: 'start', hint: 'began after or before a day', operator: '>', examples: [] },
];
