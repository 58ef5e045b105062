import { types } from 'node:util';
import type { OtelTime } from './api.js';

/**
 * A time as the OpenTelemetry API takes it, in milliseconds since the epoch: a `Date`, `[seconds, nanoseconds]`, or a
 * number, which is on the clock of `performance.now()` where it is too small for a date. `undefined` for anything else.
 */
export function timeOf(time: unknown): number | undefined {
  if (types.isDate(time)) return Date.prototype.getTime.call(time);
  if (typeof time === 'number') return time < performance.timeOrigin ? performance.timeOrigin + time : time;
  return isPair(time) ? time[0] * 1e3 + time[1] / 1e6 : undefined;
}

function isPair(time: unknown): time is Extract<OtelTime, readonly unknown[]> {
  return Array.isArray(time) && time.length === 2 && time.every((part) => typeof part === 'number');
}
