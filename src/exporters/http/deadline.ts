import { clearTimeout, setTimeout } from 'node:timers';
import { now } from '../../clock.js';

// Held here: a bundle for CommonJS would look them up at each call, and find the fake ones of a test of the host.
const later = setTimeout;
const never = clearTimeout;

/** A timer that fires this much too late tells that the event loop stood still. */
const BLOCKED_MS = 100;

/** What an answer that came while the event loop stood still gets to be read. */
const GRACE_MS = 1000;

/**
 * The total time of a request, from the wait for a connection to the last byte that is read. It is over when the time is
 * up, when the caller aborts, or by `abort`. Its timer does not hold the process. Not an `AbortSignal`, of which one with
 * its listeners costs as much as the rest of what we add to a request.
 */
export class Deadline {
  readonly #outer: AbortSignal | undefined;
  readonly #ms: number;
  readonly #end: number;
  readonly #listeners: ((reason: unknown) => void)[] = [];
  #ended: { readonly reason: unknown } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, outer?: AbortSignal) {
    this.#ms = ms;
    this.#end = now() + ms;
    this.#outer = outer;
    if (outer?.aborted) this.#aborted();
    else this.#start(ms, this.#due);
    outer?.addEventListener('abort', this.#aborted);
  }

  throwIfOver(): void {
    if (this.#ended !== undefined) throw this.#ended.reason;
  }

  /** Calls `listener` with the reason when it is over, once; also when it is already. */
  whenOver(listener: (reason: unknown) => void): void {
    if (this.#ended === undefined) this.#listeners.push(listener);
    else listener(this.#ended.reason);
  }

  abort(reason: unknown): void {
    this.clear();
    if (this.#ended !== undefined) return;
    this.#ended = { reason };
    for (const listener of this.#listeners) listener(reason);
  }

  /** Must be called when the request is over. */
  clear(): void {
    never(this.#timer);
    this.#outer?.removeEventListener('abort', this.#aborted);
  }

  #start(ms: number, then: () => void): void {
    this.#timer = later(then, ms);
    this.#timer.unref();
  }

  /** After a time in which the event loop stood still, an answer can wait in the socket: it is not the destination that was late. */
  readonly #due = (): void => {
    if (now() - this.#end < BLOCKED_MS) this.#expire();
    else this.#start(GRACE_MS, this.#expire);
  };

  readonly #expire = (): void => this.abort(new Error(`not within ${this.#ms} ms`));

  readonly #aborted = (): void => this.abort(this.#outer?.reason);
}
