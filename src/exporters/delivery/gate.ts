import { clearTimeout, setTimeout } from 'node:timers';
import { now } from '../../clock.js';
import type { ExportError } from '../export-error.js';

/** First and longest pause of a destination that does not answer; between them each is drawn from twice the span of the one before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Between two probes of a destination that refuses the sender. */
const PROBE_MS = 60_000;

/** So much longer after each failure is the least pause, however many are in a hurry: a program can flush with each of its requests. */
const HURRIED_MS = 25;

/** Added to what a destination asks for, so that not everybody comes back at the same moment. */
const SPREAD_MS = 500;

/** The longest pause that a destination can ask for: what asks for more is not meant, or would be forgotten. */
const LONGEST_ASKED_MS = 3_600_000;

/** Names a time between two changes of the gate: only news of the present one counts. */
export type Ticket = number;

/**
 * Stands before a destination: open while it takes what it is sent; closed for a while when it does not, with growing
 * pauses and full jitter, or for as long as it asked for. After the pause one call goes through as a trial, and the
 * others wait for what becomes of it. No timer holds the process.
 */
export class Gate {
  #open = true;
  #until = 0;
  #closedAt = 0;
  #failures = 0;
  #trial = false;
  #ticket: Ticket = 0;
  /** Somebody asked for the pause: it is not cut short. */
  #asked = false;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  /** Resolves when a call may be made; rejects when `signal` is aborted. `held`: of a call before, which this one goes on with. */
  async pass(signal: AbortSignal, held?: Ticket): Promise<Ticket> {
    for (;;) {
      signal.throwIfAborted();
      if (held === this.#ticket) return held;
      if (this.#open) return this.#ticket;
      if (!this.#trial && now() >= this.#until) return this.#try();
      await this.#change(signal);
    }
  }

  /** The call went through. */
  succeeded(ticket: Ticket): void {
    if (this.#open || ticket !== this.#ticket) return;
    this.#open = true;
    this.#failures = 0;
    this.#turn();
  }

  /** The call did not go through: the gate closes. Calls that were on their way at the same time change nothing more. */
  failed(ticket: Ticket, error: ExportError): void {
    if (ticket !== this.#ticket) return;
    this.#open = false;
    this.#asked = error.kind === 'denied' || (error.retryAfterMs ?? 0) > 0;
    this.#closedAt = now();
    this.#until = this.#closedAt + this.#pause(error);
    this.#failures += 1;
    this.#turn();
  }

  /** Somebody waits for the delivery now: a pause that nobody asked for ends, at once or soon. */
  hurry(): void {
    if (this.#open || this.#asked) return;
    const least = Math.min(FIRST_PAUSE_MS, HURRIED_MS * (this.#failures - 1));
    this.#until = Math.min(this.#until, this.#closedAt + least);
    this.#arm();
  }

  #try(): Ticket {
    this.#trial = true;
    return this.#ticket;
  }

  #pause({ kind, retryAfterMs = 0 }: ExportError): number {
    if (retryAfterMs > 0) return Math.min(retryAfterMs, LONGEST_ASKED_MS) + Math.random() * SPREAD_MS;
    if (kind === 'denied') return PROBE_MS;
    return Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
  }

  #turn(): void {
    this.#ticket += 1;
    this.#trial = false;
    this.#arm();
    this.#wake();
  }

  /** Timers count whole milliseconds of a clock of their own, and can be early by a part of one. */
  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#open) return;
    this.#timer = setTimeout(() => (now() < this.#until ? this.#arm() : this.#wake()), Math.max(1, this.#until - now())).unref();
  }

  #wake(): void {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const wake of woken) wake();
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done, { once: true });
      this.#waiting.push(done);
    });
  }
}
