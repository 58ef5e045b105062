/** Classes within one doubling of the duration: a class is 2.2 % wide, so its middle is within 1.1 %. */
const PER_DOUBLING = 32;

/** How many classes there are: durations up to 2^50 us, which is 35 years. */
export const LATENCY_CLASSES = 51 * PER_DOUBLING;

/** The class of a duration in microseconds, for histograms; below 1 us it is 0. */
export function latencyClass(duration: number): number {
  if (!(duration >= 1)) return 0;
  return Math.min(LATENCY_CLASSES - 1, 1 + Math.floor(Math.log2(duration) * PER_DOUBLING));
}

/** The duration in the middle of a class, whole microseconds. */
export function classMiddle(latency: number): number {
  return latency === 0 ? 0 : Math.round(2 ** ((latency - 0.5) / PER_DOUBLING));
}

/** Counts by class, and percentiles from them. */
export class Histogram {
  readonly #counts = new Uint32Array(LATENCY_CLASSES);
  count = 0;

  add(latency: number): void {
    this.#counts[latency]!++;
    this.count += 1;
  }

  /** Adds the histogram that stands in an array of counts from a place on. */
  addAll(counts: Uint32Array, from: number): void {
    for (let at = 0; at < LATENCY_CLASSES; at++) {
      this.#counts[at]! += counts[from + at]!;
      this.count += counts[from + at]!;
    }
  }

  /** The duration that `share` (0 to 1) of what was added does not exceed; `null` for nothing. */
  percentile(share: number): number | null {
    if (this.count === 0) return null;
    let rest = Math.ceil(this.count * share);
    let at = 0;
    while ((rest -= this.#counts[at]!) > 0) at += 1;
    return classMiddle(at);
  }
}
