import type { Interval } from './self-times.js';

/** A stretch of time, in microseconds since the Unix epoch. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** From the first start to the last end; spans can begin before their trace and outlive it. `now` ends what has not ended. */
export function extentOf(rows: readonly Interval[], now: number): Extent {
  let from = Infinity;
  let to = -Infinity;
  for (const { startTime, endTime = Math.max(now, startTime) } of rows) {
    if (startTime < from) from = startTime;
    if (endTime > to) to = endTime;
  }
  return from <= to ? { from, to: Math.max(to, from + 1) } : { from: 0, to: 1 };
}

/** An extent made `factor` times as long about its middle, or about `around`, within `whole`. */
export function zoomed(extent: Extent, factor: number, whole: Extent, around = (extent.from + extent.to) / 2): Extent {
  const length = Math.min(whole.to - whole.from, Math.max(1, (extent.to - extent.from) * factor));
  const share = (around - extent.from) / (extent.to - extent.from);
  const from = Math.min(Math.max(whole.from, around - share * length), whole.to - length);
  return { from, to: from + length };
}
