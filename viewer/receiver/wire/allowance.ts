import { Malformed, TooMuch } from './malformed.js';

/**
 * Values in one request, where a span counts for twenty and an event for five: a body of empty ones would take a hundred
 * times its size in memory. 64 MiB of real spans, of about 2 KB and 40 values each, have half of it.
 */
const MAX_VALUES = 4_000_000;
const SPAN = 20;
const PART = 5;

/** Protobuf's own decoders refuse what is nested more than 100 deep: an object takes three levels. */
const MAX_DEPTH = 40;

/** What one request may still hold. */
export class Allowance {
  #left = MAX_VALUES;
  #depth = 0;

  value(): void {
    this.#take(1);
  }

  span(): void {
    this.#take(SPAN);
  }

  /** An event, a link, or a group of spans. */
  part(): void {
    this.#take(PART);
  }

  /** Runs `work` one level deeper in a value. */
  inside<T>(work: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new Malformed(`expected values that are nested at most ${MAX_DEPTH} deep`);
    const made = work();
    this.#depth -= 1;
    return made;
  }

  #take(values: number): void {
    this.#left -= values;
    if (this.#left < 0) throw new TooMuch('expected fewer spans and values in one request; send fewer spans at a time');
  }
}
