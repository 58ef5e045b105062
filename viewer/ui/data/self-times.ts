import type { TreeShape } from './tree-shape.js';

/** When something began and ended, in microseconds. */
export interface Interval {
  readonly startTime: number;
  readonly endTime?: number;
}

/**
 * For each row in tree order, how long it ran while none of its children did: parallel children count once, and what of a
 * child lies outside its parent does not count. `now` ends what has not ended.
 */
export function selfTimes(rows: readonly Interval[], { parent }: TreeShape, now: number): Float64Array {
  const covered = new Float64Array(rows.length);
  // Siblings come by their start, so one mark for each parent, how far it is covered, joins those that overlap.
  const reached = new Float64Array(rows.length).fill(-Infinity);
  rows.forEach((row, i) => {
    const above = parent[i]!;
    if (above >= 0) cover(row, rows[above]!, above, covered, reached, now);
  });
  return covered.map((time, i) => Math.max(0, endOf(rows[i]!, now) - rows[i]!.startTime - time));
}

function cover(child: Interval, parent: Interval, place: number, covered: Float64Array, reached: Float64Array, now: number): void {
  const from = Math.max(child.startTime, parent.startTime, reached[place]!);
  const to = Math.min(endOf(child, now), endOf(parent, now));
  if (to <= from) return;
  covered[place] = covered[place]! + to - from;
  reached[place] = to;
}

function endOf({ endTime }: Interval, now: number): number {
  return endTime ?? now;
}
