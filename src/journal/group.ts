import { clearTimeout, setTimeout } from 'node:timers';
import { OpenList } from './open-list.js';
import type { Beginning, JournalEvent } from './event.js';

/** What is committed together. */
export interface Group {
  /** What has begun and is still open, in the order of its beginning. */
  readonly starts: readonly JournalEvent[];
  /** What has ended, in the order of its end. */
  readonly ends: readonly JournalEvent[];
  /** An estimate of the memory that it keeps. */
  readonly bytes: number;
}

/** At most this old is what a killed process loses. */
const MAX_AGE_MS = 20;

/**
 * Collects events until they are due together: by bytes, or by age. The age is checked at every end as well as by a
 * timer: a program that never lets timers run still has its groups written. The timer does not hold the process open.
 */
export class GroupCollector {
  readonly #maxBytes: number;
  readonly #commit: (group: Group) => void;
  readonly #open = new OpenList();
  #ends: JournalEvent[] = [];
  #bytes = 0;
  /** Engine time of the oldest; infinite while there is nothing. */
  #since = Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(maxBytes: number, commit: (group: Group) => void) {
    this.#maxBytes = maxBytes;
    this.#commit = commit;
  }

  begin(beginning: Beginning): void {
    if (this.#since === Infinity) this.#arm(beginning.startedAt);
    this.#open.add(beginning);
  }

  end(event: JournalEvent & Beginning): void {
    this.#open.delete(event);
    this.add(event);
  }

  add(event: JournalEvent): void {
    if (this.#since === Infinity) this.#arm(event.at);
    this.#ends.push(event);
    this.#bytes += event.bytes;
    if (this.#bytes >= this.#maxBytes || Math.abs(event.at - this.#since) >= MAX_AGE_MS) this.flush();
  }

  flush(): void {
    if (this.#since === Infinity) return;
    const starts = this.#open.take().map((beginning) => beginning.toStartEvent());
    const group = { starts, ends: this.#ends, bytes: this.#bytes };
    this.#ends = [];
    this.#bytes = 0;
    this.#since = Infinity;
    clearTimeout(this.#timer);
    if (starts.length + group.ends.length > 0) this.#commit(group);
  }

  #arm(at: number): void {
    this.#since = at;
    this.#timer = setTimeout(() => this.flush(), MAX_AGE_MS);
    this.#timer.unref();
  }
}
