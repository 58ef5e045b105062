/** Classes within one doubling of the duration, each as wide as the others: at most 3.2 % of it, so the middle is within 1.6 %. */
const PER_DOUBLING = 32;
const BITS = 5;

/** How many classes there are: durations up to 2^51 us, which is 71 years. */
export const LATENCY_CLASSES = 51 * PER_DOUBLING + 1;

const MAX_INTEGER = 2 ** 31;

/** The class of a duration in microseconds, for histograms; below 1 us it is 0. By shifts: a logarithm took a third of the time of an aggregate. */
export function latencyClass(duration: number): number {
  if (!(duration >= 1)) return 0;
  const large = duration >= MAX_INTEGER;
  const doublings = large ? doublingsOf(duration) : 31 - Math.clz32(duration);
  const part = large ? Math.floor(duration / 2 ** (doublings - BITS)) : doublings >= BITS ? duration >>> (doublings - BITS) : duration << (BITS - doublings);
  return Math.min(LATENCY_CLASSES - 1, 1 + doublings * PER_DOUBLING + (part & (PER_DOUBLING - 1)));
}

/** The logarithm of a number right below a power of two is rounded up to it. */
function doublingsOf(duration: number): number {
  const rounded = Math.floor(Math.log2(duration));
  return 2 ** rounded > duration ? rounded - 1 : rounded;
}

/** The duration in the middle of a class, whole microseconds. */
export function classMiddle(latency: number): number {
  if (latency === 0) return 0;
  const doublings = Math.floor((latency - 1) / PER_DOUBLING);
  const part = (latency - 1) % PER_DOUBLING;
  // Short ones have a class each, or less: the whole number in it.
  return Math.floor(2 ** doublings * (1 + (part + 0.5) / PER_DOUBLING));
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
