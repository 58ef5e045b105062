import { KINDS, STATUSES } from '../index/codes.js';
import { processOf } from './filter.js';
import type { Facets } from '../api/types.js';
import type { Indexer } from '../index/indexer.js';
import type { TraceRows } from '../index/trace-rows.js';

const MOST = 20;

/** Counts traces by the values that they can be filtered by. */
export function facetsOf(traces: readonly number[], indexer: Indexer, rows: TraceRows): Facets {
  const { index } = indexer;
  const { columns } = index.traces;
  const text = (number: number) => index.strings.text(number);
  const by = (column: 'name' | 'session' | 'user' | 'environment') => top(count(traces, (row) => columns[column][row]!), (number) => [text(number)]);
  const byList = (column: 'models' | 'tags') => top(count(traces, (row) => columns[column][row]!), (list) => index.lists.of(list));
  return {
    status: top(countStanding(traces, rows), (code) => [STATUSES[code]!]),
    name: by('name'),
    model: byList('models'),
    kind: top(count(traces, (row) => columns.kinds[row]!), (bits) => KINDS.filter((_, code) => (bits & (1 << code)) !== 0)),
    session: by('session'),
    user: by('user'),
    tag: byList('tags'),
    environment: by('environment'),
    process: top(count(traces, (row) => processOf(indexer, row)), (pid) => [String(pid)]),
  };
}

function count(traces: readonly number[], valueOf: (row: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of traces) {
    const value = valueOf(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function countStanding(traces: readonly number[], rows: TraceRows): Map<number, number> {
  return count(traces, (row) => rows.standing(row).status);
}

/** The most frequent values; what one number stands for can be several, or nothing. */
function top(counts: ReadonlyMap<number, number>, valuesOf: (number: number) => readonly string[]): Record<string, number> {
  const byValue = new Map<string, number>();
  const limit = counts.size > 10_000 ? leastOfTop(counts) : 0;
  for (const [number, times] of counts) {
    if (times < limit) continue;
    for (const value of valuesOf(number)) if (value !== '') byValue.set(value, (byValue.get(value) ?? 0) + times);
  }
  const sorted = [...byValue].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return fromPairs(sorted.slice(0, MOST));
}

/** How often a value occurs that is among the most frequent; of many thousand, the others need not become texts. */
function leastOfTop(counts: ReadonlyMap<number, number>): number {
  const times = Float64Array.from(counts.values()).sort();
  return times[times.length - MOST - 1]!;
}

/** Names are the user's: `__proto__` is one like any other. */
function fromPairs(pairs: readonly [string, number][]): Record<string, number> {
  const record = Object.create(null) as Record<string, number>;
  for (const [name, value] of pairs) record[name] = value;
  return record;
}
