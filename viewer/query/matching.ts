import { filterOf } from './filter.js';
import type { Indexer } from '../index/indexer.js';
import type { TraceRows } from '../index/trace-rows.js';
import type { Found, TextSearch } from '../search/text-search.js';
import type { Term } from './parse.js';

/** What a query is asked of, and for which time. */
export interface Source {
  indexer: Indexer;
  rows: TraceRows;
  search: TextSearch;
}

/** Microseconds since the Unix epoch, both included. */
export interface Period {
  from: number;
  to: number;
}

const ALWAYS: Period = { from: -Infinity, to: Infinity };

/** Rows of the traces that hold all terms and began within a time, in the order in which they were read. Throws a `QueryError`. */
export async function matching(terms: readonly Term[], { indexer, rows, search }: Source, { from, to } = ALWAYS): Promise<{ traces: number[]; partial: boolean }> {
  const found = new Map<string, Found>();
  for (const term of terms) if (term.type === 'text' && !found.has(term.text)) found.set(term.text, await search.find(term.text));
  const wanted = filterOf(terms, indexer, rows, (text) => found.get(text)!.traces);
  const { traces: all } = indexer.index;
  const { startTime } = all.columns;
  const traces: number[] = [];
  for (let row = 0; row < all.length; row++) if (startTime[row]! >= from && startTime[row]! <= to && wanted(row)) traces.push(row);
  return { traces, partial: [...found.values()].some(({ partial }) => partial) };
}
