import { setTimeout } from 'node:timers/promises';
import { now } from '../../clock.js';

const MINUTE_MS = 60_000;

/** Lets so many calls through in any minute. p-queue can do that too, but its timer holds the process open. */
export class Pace {
  readonly #perMinute: number;
  /** When the last calls were let through, the oldest first. */
  readonly #calls: number[] = [];

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Resolves when the next call may be made; rejects when `signal` is aborted. */
  async pass(signal: AbortSignal): Promise<void> {
    for (let wait = this.#wait(); wait > 0; wait = this.#wait()) await pause(wait, signal);
    this.#calls.push(now());
    if (this.#calls.length > this.#perMinute) this.#calls.shift();
  }

  #wait(): number {
    return this.#calls.length < this.#perMinute ? 0 : this.#calls[0]! + MINUTE_MS - now();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { ref: false, signal });
}
