import { ERROR, FLAG, KINDS, STATUSES } from '../index/codes.js';
import { QueryError } from './parse.js';
import type { Indexer } from '../index/indexer.js';
import type { TraceRows } from '../index/trace-rows.js';
import type { Comparison, Term, TextField } from './parse.js';

/** Whether a row of the index's traces is wanted. */
export type Filter = (row: number) => boolean;

/** The traces that contain a text, by row. */
export type TextMatches = (text: string) => ReadonlySet<number>;

/** Makes a filter of terms; `matches` knows what was found for each text among them. Throws a `QueryError`. */
export function filterOf(terms: readonly Term[], indexer: Indexer, rows: TraceRows, matches: TextMatches): Filter {
  const filters = terms.map((term) => {
    const filter = one(term, indexer, rows, matches);
    return term.not ? (row: number) => !filter(row) : filter;
  });
  const { index } = indexer;
  return (row) => !index.isGone(row) && filters.every((filter) => filter(row));
}

function one(term: Term, indexer: Indexer, rows: TraceRows, matches: TextMatches): Filter {
  switch (term.type) {
    case 'text': {
      const found = matches(term.text);
      return (row) => found.has(row);
    }
    case 'number':
      return numberFilter(term, indexer, rows);
    default:
      return fieldFilter(term.field, term.value, indexer, rows);
  }
}

function numberFilter({ comparison, field, value }: Extract<Term, { type: 'number' }>, { index }: Indexer, rows: TraceRows): Filter {
  const holds = COMPARISONS[comparison];
  if (field === 'duration') return (row) => holds(rows.duration(row) ?? Number.NaN, value);
  const column = field === 'start' ? 'startTime' : field;
  return (row) => holds(index.traces.columns[column][row]!, value);
}

const COMPARISONS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
};

function fieldFilter(field: TextField, value: string, indexer: Indexer, rows: TraceRows): Filter {
  const { index } = indexer;
  const { strings, lists } = index;
  const fits = pattern(value);
  const byText = (column: 'session' | 'user' | 'environment' | 'name', test = fits) => {
    const known = memo((number) => test(strings.text(number)));
    return (row: number) => known(index.traces.columns[column][row]!);
  };
  const byList = (column: 'models' | 'tags') => {
    const known = memo((number) => lists.of(number).some(fits));
    return (row: number) => known(index.traces.columns[column][row]!);
  };
  switch (field) {
    case 'name':
      return byText('name', value.includes('*') ? fits : containing(value));
    case 'session':
      return byText('session');
    case 'user':
      return byText('user');
    case 'env':
      return byText('environment');
    case 'model':
      return byList('models');
    case 'tag':
      return byList('tags');
    case 'trace':
      return (row) => fits(index.traceId(row));
    case 'process':
      return processFilter(value, indexer);
    case 'kind': {
      const bits = KINDS.reduce((all, kind, code) => (fits(kind) ? all | (1 << code) : all), 0);
      if (bits === 0) throw new QueryError(`expected a kind (${KINDS.join(', ')}), got \`${value}\``);
      return (row) => (index.traces.columns.kinds[row]! & bits) !== 0;
    }
    case 'status': {
      const wanted = new Set(STATUSES.flatMap((status, code) => (fits(status) ? [code] : [])));
      if (wanted.size === 0) throw new QueryError(`expected a status (${STATUSES.join(', ').toLowerCase()}), got \`${value}\``);
      return (row) => wanted.has(rows.status(row));
    }
    case 'error':
      return errorFilter(value, indexer);
  }
}

/** `error:true` and `error:false`: something failed in it; `error:Timeout*`: it failed with this class of error. */
function errorFilter(value: string, { index }: Indexer): Filter {
  const failed: Filter = (row) => index.traces.columns.failedSpans[row]! > 0 || index.traces.columns.status[row] === ERROR;
  if (/^true$/i.test(value)) return failed;
  if (/^false$/i.test(value)) return (row) => !failed(row);
  const fits = pattern(value);
  const known = memo((number) => number !== 0 && fits(index.strings.text(number)));
  return (row) => known(index.traces.columns.errorType[row]!) || index.spansOf(row).some((span) => known(index.spans.columns.errorType[span]!));
}

/** By process id, of the trace's own record or of its first span. */
function processFilter(value: string, indexer: Indexer): Filter {
  return (row) => String(processOf(indexer, row)) === value;
}

/** The process that a trace belongs to. */
function processOf(indexer: Indexer, row: number): number {
  return indexer.files[fileOf(indexer, row)]!.pid;
}

/** The number of the file that it was read from: of its own record, or of its first span. */
export function fileOf({ index }: Indexer, row: number): number {
  const { file, first, flags } = index.traces.columns;
  return (flags[row]! & FLAG.OWN) !== 0 ? file[row]! : index.spans.columns.file[first[row]! - 1]!;
}

/** Texts come again and again under the same number. */
function memo(test: (number: number) => boolean): (number: number) => boolean {
  const known: boolean[] = [];
  return (number) => (known[number] ??= test(number));
}

function containing(value: string): (text: string) => boolean {
  const wanted = value.toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

/** `*` stands for anything; otherwise the whole text in any case. Matched piece by piece, which takes linear time whatever the pattern. */
export function pattern(value: string): (text: string) => boolean {
  const pieces = value.toLowerCase().split('*');
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return (text) => text.toLowerCase() === first;
  return (given) => {
    const text = given.toLowerCase();
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    for (const piece of others) {
      const found = text.indexOf(piece, at);
      if (found === -1) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length;
  };
}
