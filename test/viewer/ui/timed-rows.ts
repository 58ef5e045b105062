import { treeShape } from '../../../viewer/ui/data/tree-shape.js';
import type { SpanRow } from '../../../viewer/api/types.js';

/** A span for tests: what is not given is of no interest. */
export function spanRow(given: Partial<SpanRow> & { spanId: string }): SpanRow {
  return { name: given.spanId, kind: 'OTHER', status: 'COMPLETED', startTime: 0, endTime: 10, hasInput: false, hasOutput: false, depth: 0, ...given };
}

/** Rows in tree order from `[depth, start, end]`, with their shape. */
export function timed(...rows: readonly (readonly [depth: number, start: number, end?: number])[]) {
  const list = rows.map(([depth, startTime, endTime], i) => spanRow({ spanId: `s${i}`, depth, startTime, endTime }));
  return { rows: list, shape: treeShape(list) };
}
