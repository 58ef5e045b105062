import type { Extent } from './extent.js';
import type { Interval } from './self-times.js';

/** Where a bar stands in its lane, in parts of its width; `undefined` if it lies outside. */
export function barPlace({ startTime, endTime }: Interval, { from, to }: Extent, now: number): { left: number; width: number } | undefined {
  const length = to - from;
  const end = endTime ?? Math.max(now, startTime);
  if (end < from || startTime > to) return undefined;
  const left = Math.max(0, (startTime - from) / length);
  return { left, width: Math.min(1, (end - from) / length) - left };
}
