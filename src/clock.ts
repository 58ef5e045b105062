import type { TimeInput } from './types.js';

// Captured at load, so that fake timers and patched clocks of the host do not reach us.
const monotonic: () => number = performance.now.bind(performance);

/**
 * Wall-clock milliseconds at the monotonic zero, fixed once per process: later jumps of the wall clock cannot make an
 * end earlier than its start. `timeOrigin` has microseconds but is taken at process start; after a suspend it lags
 * behind, and then `Date.now()` is the better anchor.
 */
const origin = anchor(performance.timeOrigin, Date.now() - monotonic());

function anchor(precise: number, coarse: number): number {
  return Math.abs(precise - coarse) < 5 ? precise : coarse;
}

/** Milliseconds on the monotonic clock, with fractions; the time unit inside the engine. */
export const now = monotonic;

/** Engine time to microseconds since the Unix epoch, as records carry it. */
export function toMicroseconds(time: number): number {
  return Math.round((origin + time) * 1000);
}

/** A time that the user gave, to engine time; `undefined` where it is no valid time. */
export function fromInput(time: TimeInput | undefined): number | undefined {
  if (time === undefined) return undefined;
  const epoch = typeof time === 'number' ? time : dateValue(time);
  return Math.abs(epoch) <= LATEST_DATE ? epoch - origin : undefined;
}

/** Milliseconds from the epoch to the last moment that a `Date` can hold. */
const LATEST_DATE = 8.64e15;

const getTime = Date.prototype.getTime;

function dateValue(date: unknown): number {
  try {
    return Reflect.apply(getTime, date, []);
  } catch {
    return NaN;
  }
}
