import { KINDS, STATUSES } from '../index/codes.js';
import { fileOf } from './filter.js';
import type { Facets } from '../api/types.js';
import type { Indexer } from '../index/indexer.js';
import type { TraceRows } from '../index/trace-rows.js';

const MOST = 20;

/** Counts traces by the values that they can be filtered by. */
export function facetsOf(traces: readonly number[], indexer: Indexer, rows: TraceRows): Facets {
  const { index } = indexer;
  const { columns } = index.traces;
  const strings = index.strings.length;
  const text = (number: number) => index.strings.text(number);
  const valueOf = (column: Uint32Array | Uint16Array) => (row: number) => column[row]!;
  const by = (column: 'name' | 'session' | 'user' | 'environment') => top(count(traces, strings, valueOf(columns[column])), (number) => [text(number)]);
  const byList = (column: 'models' | 'tags') => top(count(traces, strings, valueOf(columns[column])), (list) => index.lists.of(list));
  return {
    status: top(count(traces, STATUSES.length, (row) => rows.status(row)), (code) => [STATUSES[code]!]),
    name: by('name'),
    model: byList('models'),
    kind: top(count(traces, 1 << KINDS.length, valueOf(columns.kinds)), (bits) => KINDS.filter((_, code) => (bits & (1 << code)) !== 0)),
    session: by('session'),
    user: by('user'),
    tag: byList('tags'),
    environment: by('environment'),
    process: top(count(traces, indexer.files.length, (row) => fileOf(indexer, row)), (file) => [String(indexer.files[file]!.pid)]),
  };
}

/** How often each number below `limit` occurs; an array, because a map took ten times as long. */
function count(traces: readonly number[], limit: number, valueOf: (row: number) => number): Uint32Array {
  const counts = new Uint32Array(limit);
  for (const row of traces) counts[valueOf(row)]!++;
  return counts;
}

/** The most frequent values; what one number stands for can be several, or nothing. */
function top(counts: Uint32Array, valuesOf: (number: number) => readonly string[]): Record<string, number> {
  const byValue = new Map<string, number>();
  const limit = Math.max(1, leastOfTop(counts));
  for (const [number, times] of counts.entries()) {
    if (times < limit) continue;
    for (const value of valuesOf(number)) if (value !== '') byValue.set(value, (byValue.get(value) ?? 0) + times);
  }
  const sorted = [...byValue].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return fromPairs(sorted.slice(0, MOST));
}

/** How often a number occurs that is among the most frequent; of many thousand, the others need not become texts. */
function leastOfTop(counts: Uint32Array): number {
  return counts.filter((times) => times > 0).sort().at(-MOST * FEW) ?? 0;
}

/** A value can stand behind several numbers, as a tag does behind all the lists that it is in: some more than are wanted are looked at. */
const FEW = 10;

/** Names are the user's: `__proto__` is one like any other. */
function fromPairs(pairs: readonly [string, number][]): Record<string, number> {
  const record = Object.create(null) as Record<string, number>;
  for (const [name, value] of pairs) record[name] = value;
  return record;
}
