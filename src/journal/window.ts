import { wants } from './journal.js';
import type { JournalEvent } from './event.js';
import type { Cursor } from './journal.js';

/**
 * The committed events that readers may still want, in memory and bounded in bytes. With no reader it keeps nothing.
 * Positions are absolute, so a cursor that fell behind finds out how much it missed.
 */
export class Window {
  readonly #maxBytes: number;
  readonly #cursors: Cursor[] = [];
  #events: JournalEvent[] = [];
  /** Position of `#events[#head]`. */
  #first = 0;
  #head = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  cursor(live: boolean): Cursor {
    const cursor = { position: this.#next, live, missed: 0 };
    this.#cursors.push(cursor);
    return cursor;
  }

  add(events: readonly JournalEvent[]): void {
    for (const event of events) {
      if (!this.#cursors.some((cursor) => wants(cursor, event))) continue;
      this.#events.push(event);
      this.#bytes += event.bytes;
    }
    if (this.#bytes > this.#maxBytes) this.#release();
    while (this.#bytes > this.#maxBytes) this.#evict();
    this.#compact();
  }

  read(cursor: Cursor, limit: number): readonly JournalEvent[] {
    this.#release();
    this.#compact();
    const from = this.#head + cursor.position - this.#first;
    return this.#events.slice(from, from + limit);
  }

  get #next(): number {
    return this.#first + this.#events.length - this.#head;
  }

  /** Lets go of what every reader has dealt with. */
  #release(): void {
    let least = this.#next;
    for (const { position } of this.#cursors) least = Math.min(least, position);
    while (this.#first < least) this.#shift();
  }

  /** Pushes out the oldest event, and counts it for every reader that still wanted it. */
  #evict(): void {
    const event = this.#events[this.#head]!;
    for (const cursor of this.#cursors) {
      if (cursor.position > this.#first) continue;
      cursor.position = this.#first + 1;
      if (wants(cursor, event)) cursor.missed += 1;
    }
    this.#shift();
  }

  #shift(): void {
    this.#bytes -= this.#events[this.#head]!.bytes;
    this.#head += 1;
    this.#first += 1;
  }

  /** An array that is shifted one by one is copied one by one; a head index moves it once in a while. */
  #compact(): void {
    if (this.#head < 1024 && this.#head < this.#events.length) return;
    this.#events = this.#events.slice(this.#head);
    this.#head = 0;
  }
}
