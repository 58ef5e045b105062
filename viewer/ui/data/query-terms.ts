/** One term of a query, and where it stands in the text. */
export interface QueryTerm {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

// A quoted part is one with what stands before it: `name:"research agent"`. An open quote goes to the end.
const TERM = /(?:"(?:[^"\\]|\\.)*(?:"|$)|[^\s"])+/gs;

/** The terms of a query in their order. */
export function queryTerms(query: string): QueryTerm[] {
  return [...query.matchAll(TERM)].map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }));
}

/** A term of the query language, its value quoted where it has to be. */
export function queryTerm(field: string, value: string, negated = false): string {
  const plain = /^[^\s"\\*]+$/.test(value);
  return `${negated ? '-' : ''}${field}:${plain ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`;
}

export function hasTerm(query: string, term: string): boolean {
  return queryTerms(query).some(({ text }) => text === term);
}

/** The query with the term, or without it if it was there. */
export function toggleTerm(query: string, term: string): string {
  const texts = queryTerms(query).map(({ text }) => text);
  const left = texts.filter((text) => text !== term);
  return (left.length < texts.length ? left : [...texts, term]).join(' ');
}
