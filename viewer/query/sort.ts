import { STATUSES } from '../index/codes.js';
import type { SortField } from '../api/types.js';
import type { JournalIndex } from '../index/journal-index.js';
import type { TraceRows } from '../index/trace-rows.js';

/** Above this many wanted rows all are sorted; below, the wanted ones are picked out. */
const PICKED = 2000;

/** The rows from `offset` on, `limit` of them, in the order that is asked for; equal ones with the newest first. */
export function page(traces: readonly number[], index: JournalIndex, rows: TraceRows, sort: { field: SortField; ascending: boolean; limit: number; offset: number }): number[] {
  const compare = comparison(index, rows, sort.field, sort.ascending);
  const wanted = sort.offset + sort.limit;
  const first = wanted <= PICKED && wanted * 8 < traces.length ? smallest(traces, wanted, compare) : [...traces].sort(compare);
  return first.slice(sort.offset, wanted);
}

function comparison(index: JournalIndex, rows: TraceRows, field: SortField, ascending: boolean): (a: number, b: number) => number {
  const { columns } = index.traces;
  const sign = ascending ? 1 : -1;
  const newest = (a: number, b: number) => columns.startTime[b]! - columns.startTime[a]! || b - a;
  if (field === 'name') {
    const text = (row: number) => index.strings.text(columns.name[row]!);
    return (a, b) => (columns.name[a] === columns.name[b] ? newest(a, b) : text(a) < text(b) ? -sign : sign);
  }
  const value = valueOf(index, rows, field);
  return (a, b) => sign * (value(a) - value(b)) || newest(a, b);
}

/** What has none counts as less than everything. */
function valueOf(index: JournalIndex, rows: TraceRows, field: Exclude<SortField, 'name'>): (row: number) => number {
  const { columns } = index.traces;
  switch (field) {
    case 'start':
      return (row) => columns.startTime[row]!;
    case 'tokens':
      return (row) => columns.tokens[row]!;
    case 'cost':
      return (row) => columns.cost[row]! || -1;
    case 'duration':
      return (row) => rows.duration(row) ?? -1;
    case 'status':
      return (row) => STATUSES.length - rows.status(row);
  }
}

/** The `count` first ones, in order: a heap with the last of them at its root, so that most rows cost one comparison. */
function smallest(rows: readonly number[], count: number, compare: (a: number, b: number) => number): number[] {
  const heap: number[] = [];
  // The newest stand last, and are mostly what is wanted: taken first, they leave little to exchange.
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]!;
    if (heap.length < count) rise(heap, heap.push(row) - 1, compare);
    else if (count > 0 && compare(row, heap[0]!) < 0) {
      heap[0] = row;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise(heap: number[], from: number, compare: (a: number, b: number) => number): void {
  for (let at = from; at > 0; ) {
    const above = (at - 1) >> 1;
    if (compare(heap[at]!, heap[above]!) <= 0) return;
    [heap[at], heap[above]] = [heap[above]!, heap[at]!];
    at = above;
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const below = right < heap.length && compare(heap[right]!, heap[left]!) > 0 ? right : left;
    if (compare(heap[below]!, heap[at]!) <= 0) return;
    [heap[at], heap[below]] = [heap[below]!, heap[at]!];
    at = below;
  }
}
