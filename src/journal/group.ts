import { clearTimeout, setTimeout } from 'node:timers';
import type { JournalEvent } from './event.js';

/** One write per 20 ms or 64 KB: at most that is lost when the process is killed. */
const MAX_AGE_MS = 20;
const MAX_BYTES = 64 * 1024;

/**
 * Collects events until they are due together. The age is checked at every event as well as by a timer: a program that
 * never lets timers run still has its groups written. The timer does not hold the process open.
 */
export class Group {
  readonly #commit: (events: JournalEvent[]) => void;
  #events: JournalEvent[] = [];
  #bytes = 0;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(commit: (events: JournalEvent[]) => void) {
    this.#commit = commit;
  }

  add(event: JournalEvent): void {
    if (this.#events.push(event) === 1) this.#open(event.at);
    this.#bytes += event.bytes;
    if (this.#bytes >= MAX_BYTES || event.at - this.#since >= MAX_AGE_MS) this.flush();
  }

  flush(): void {
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    this.#bytes = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#commit(events);
  }

  #open(at: number): void {
    this.#since = at;
    this.#timer = setTimeout(() => this.flush(), MAX_AGE_MS);
    this.#timer.unref();
  }
}
