import { Malformed, TooMuch } from './malformed.js';

/**
 * Messages and values in one request: a body of empty ones would take a hundred times its size in memory. A span of an
 * agent has about sixty, so that 64 MiB of real spans have a third of it.
 */
const MAX_ITEMS = 4_000_000;

/** Protobuf's own decoders refuse what is nested more than 100 deep: an object takes three levels. */
const MAX_DEPTH = 40;

/** What one request may still hold. */
export class Allowance {
  #left = MAX_ITEMS;
  #depth = 0;

  /** Pays for one message or value. */
  take(): void {
    if (--this.#left < 0) throw new TooMuch(`expected at most ${MAX_ITEMS} messages and values in one request; send fewer spans at a time`);
  }

  /** Runs `work` one level deeper in a value. */
  inside<T>(work: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new Malformed(`expected values that are nested at most ${MAX_DEPTH} deep`);
    const made = work();
    this.#depth -= 1;
    return made;
  }
}
