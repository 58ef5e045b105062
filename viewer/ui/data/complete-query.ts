import { QUERY_FIELDS } from './query-fields.js';
import { queryTerm, queryTerms } from './query-terms.js';
import type { Facets } from '../../api/types.js';
import type { QueryField } from './query-fields.js';
import type { QueryTerm } from './query-terms.js';

/** What could stand in the place of the term at the caret. */
export interface Completion {
  readonly insert: string;
  readonly hint: string;
  /** The term is whole with it; otherwise more is to be typed. */
  readonly whole: boolean;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const MAX_OPTIONS = 10;

/** What can be typed on at `caret`: names of fields, and behind one its values, the most frequent first. */
export function completeQuery(query: string, caret: number, facets?: Facets): Completions {
  const term = queryTerms(query).find(({ from, to }) => from < caret && caret <= to) ?? { text: '', from: caret, to: caret };
  return { from: term.from, to: term.to, options: optionsFor(term, facets).slice(0, MAX_OPTIONS) };
}

function optionsFor({ text }: QueryTerm, facets?: Facets): Completion[] {
  const [, minus = '', name = '', operator, typed = ''] = /^(-?)([a-z]*)([:<>]?)(.*)$/s.exec(text) ?? [];
  if (!operator) return typed === '' ? fieldsLike(minus, name) : [];
  const field = QUERY_FIELDS.find((known) => known.name === name);
  return field === undefined ? [] : valuesOf(field, minus, operator, typed.replace(/^"|"$/g, ''), facets);
}

function fieldsLike(minus: string, typed: string): Completion[] {
  const like = QUERY_FIELDS.filter(({ name }) => name.startsWith(typed));
  return like.map(({ name, operator, hint }) => ({ insert: `${minus}${name}${operator}`, hint, whole: false }));
}

function valuesOf(field: QueryField, minus: string, operator: string, typed: string, facets?: Facets): Completion[] {
  const counts = field.facet === undefined ? {} : (facets?.[field.facet] ?? {});
  const counted = Object.entries(counts).map(([value, count]) => ({ value, hint: String(count) }));
  const offered = [...counted, ...(field.examples ?? []).map((value) => ({ value, hint: '' }))];
  const like = offered.filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()) && value !== typed);
  return like.map(({ value, hint }) => ({ insert: operator === ':' ? queryTerm(field.name, value, minus !== '') : `${minus}${field.name}${operator}${value}`, hint, whole: true }));
}
