/** A query that cannot be understood; the message says what was expected. */
export class QueryError extends Error {}

/** Fields whose values are texts. */
export const TEXT_FIELDS = ['name', 'kind', 'model', 'status', 'session', 'user', 'tag', 'env', 'error', 'trace', 'process'] as const;

/** Fields whose values are compared. */
export const NUMBER_FIELDS = ['duration', 'tokens', 'cost', 'spans', 'start'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type NumberField = (typeof NUMBER_FIELDS)[number];
export type Comparison = '<' | '<=' | '>' | '>=' | '=';

/** One condition; all conditions of a query must hold. */
export type Term = { not: boolean } & (
  | { type: 'text'; text: string }
  | { type: 'field'; field: TextField; value: string }
  | { type: 'number'; field: NumberField; comparison: Comparison; value: number }
);

export const MAX_QUERY = 2000;
const MAX_TERMS = 50;

const TERM = /\s*(-)?(?:([a-zA-Z]+)(:|<=|>=|<|>|=))?(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))?/y;

const UNITS: Readonly<Record<string, number>> = { us: 1, µs: 1, ms: 1e3, s: 1e6, m: 60e6, min: 60e6, h: 3600e6, d: 86_400e6 };

/**
 * Reads a query: terms with a space between, such as `kind:LLM model:gpt* duration>2s -status:error "some text"`. What is
 * no `field:value` is text. Throws a `QueryError`.
 */
export function parseQuery(query: string): Term[] {
  if (query.length > MAX_QUERY) throw new QueryError(`expected a query of at most ${MAX_QUERY} characters, got ${query.length}`);
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  while (query.slice(TERM.lastIndex).trim() !== '') {
    const before = TERM.lastIndex;
    const match = TERM.exec(query);
    if (match === null || TERM.lastIndex === before) throw new QueryError(`expected a term at \`${query.slice(before).trim().slice(0, 40)}\`: is a quote left open?`);
    const term = termOf(match);
    if (term !== undefined) terms.push(term);
    if (terms.length > MAX_TERMS) throw new QueryError(`expected at most ${MAX_TERMS} terms`);
  }
  return terms;
}

function termOf([all, minus, field, operator, quoted, bare]: RegExpExecArray): Term | undefined {
  const not = minus === '-';
  const value = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gs, '$1');
  if (field === undefined || operator === undefined) return textTerm(value, all.trim(), not);
  const name = field.toLowerCase();
  if (value === '') throw new QueryError(`expected a value after \`${field}${operator}\``);
  if (NUMBER_FIELDS.some((known) => known === name)) return numberTerm(name as NumberField, operator, value, not);
  if (!TEXT_FIELDS.some((known) => known === name)) throw new QueryError(`expected one of ${[...TEXT_FIELDS, ...NUMBER_FIELDS].join(', ')}, got \`${field}\`; put text in quotes`);
  if (operator !== ':' && operator !== '=') throw new QueryError(`expected \`${name}:value\`, got \`${field}${operator}\``);
  return { type: 'field', field: name as TextField, value, not };
}

/** Empty quotes ask for nothing; a lone `-` is text. */
function textTerm(text: string, all: string, not: boolean): Term | undefined {
  if (all === '-') return { type: 'text', text: '-', not: false };
  return text === '' ? undefined : { type: 'text', text, not };
}

function numberTerm(field: NumberField, operator: string, text: string, not: boolean): Term {
  const comparison = (operator === ':' ? '=' : operator) as Comparison;
  const value = field === 'start' ? momentOf(text) : field === 'duration' ? durationOf(text) : Number(text);
  if (!Number.isFinite(value)) throw new QueryError(`expected ${WORDS[field]} after \`${field}\`, got \`${text.slice(0, 60)}\``);
  return { type: 'number', field, comparison, value, not };
}

const WORDS: Readonly<Record<NumberField, string>> = {
  duration: 'a duration such as 300ms, 2s or 5m',
  tokens: 'a number',
  cost: 'a number',
  spans: 'a number',
  start: 'a date such as 2026-11-25 or 2026-11-25T10:00, or a time ago such as 2h',
};

/** Microseconds; a number alone is seconds. */
export function durationOf(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(us|µs|ms|s|min|m|h|d)?$/i.exec(text) ?? [];
  return number === undefined ? Number.NaN : Number(number) * UNITS[unit.toLowerCase()]!;
}

/** Microseconds since the Unix epoch: local time, as the list shows it, unless it says otherwise; or so long ago. */
function momentOf(text: string): number {
  const ago = durationOf(text);
  if (/[a-z]$/i.test(text) && !Number.isNaN(ago)) return Date.now() * 1000 - ago;
  if (!/^\d{4}-\d{2}(-\d{2})?/.test(text)) return Number.NaN;
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text) * 1000;
}
