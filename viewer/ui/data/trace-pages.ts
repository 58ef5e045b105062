import type { TraceList, TraceRow } from '../../api/types.js';

/** Rows asked for in one go. */
export const PAGE_SIZE = 100;

/** The part of a long list that has been fetched: pages by their number. */
export type Pages = ReadonlyMap<number, readonly TraceRow[]>;

/** The row at a place in the whole list, if it is here. */
export function rowAt(pages: Pages, index: number): TraceRow | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** The pages that a window onto the list needs and that are not here. */
export function missingPages(pages: Pages, from: number, to: number): number[] {
  const first = Math.floor(from / PAGE_SIZE);
  const last = Math.floor(Math.max(from, to - 1) / PAGE_SIZE);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((page) => !pages.has(page));
}

/** The pages with the rows that changed, in their places; `strangers` are those that are in none of them. */
export function withChanged(pages: Pages, changed: readonly TraceRow[]): { pages: Pages; strangers: number } {
  const byId = new Map(changed.map((row) => [row.traceId, row]));
  const next = new Map([...pages].map(([page, rows]) => [page, rows.some(({ traceId }) => byId.has(traceId)) ? rows.map((row) => take(byId, row)) : rows]));
  return { pages: next, strangers: byId.size };
}

function take(byId: Map<string, TraceRow>, row: TraceRow): TraceRow {
  const found = byId.get(row.traceId);
  byId.delete(row.traceId);
  return found ?? row;
}

/** The parts of an answer that hold for the whole list. */
export type ListInfo = Pick<TraceList, 'total' | 'facets' | 'indexing' | 'partial'>;
