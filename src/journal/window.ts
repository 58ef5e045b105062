import type { JournalEvent } from './event.js';
import type { Group } from './group.js';
import type { Cursor } from './journal.js';

/** A committed group: its starts, then its ends, and the position of the first of them. */
interface Held {
  readonly first: number;
  readonly starts: number;
  readonly events: readonly JournalEvent[];
  readonly bytes: number;
}

/**
 * The committed groups that readers may still want, in memory and bounded in bytes. With no reader it keeps nothing.
 * Whole groups come and go, so no work is done for the single event. Positions are absolute: a reader that fell
 * behind finds out how much it missed.
 */
export class EventWindow {
  readonly #maxBytes: number;
  readonly #cursors: Cursor[] = [];
  #groups: Held[] = [];
  #next = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  cursor(live: boolean): Cursor {
    const cursor = { position: this.#next, live, missed: 0 };
    this.#cursors.push(cursor);
    return cursor;
  }

  add({ starts, ends, bytes }: Group): void {
    if (this.#cursors.length === 0) return;
    const live = this.#cursors.some((cursor) => cursor.live) ? starts : [];
    const events = live.length === 0 ? ends : [...live, ...ends];
    if (events.length === 0) return;
    this.#groups.push({ first: this.#next, starts: live.length, events, bytes });
    this.#next += events.length;
    this.#bytes += bytes;
    if (this.#bytes > this.#maxBytes) this.#evict();
  }

  /** Up to `limit` events that the reader wants; the cursor moves behind them. */
  read(cursor: Cursor, limit: number): readonly JournalEvent[] {
    for (const group of this.#groups) {
      const from = this.#offset(cursor, group);
      if (from >= group.events.length) continue;
      const events = from === 0 && group.events.length <= limit ? group.events : group.events.slice(from, from + limit);
      cursor.position = group.first + from + events.length;
      this.#release();
      return events;
    }
    return [];
  }

  /** Where the reader goes on in a group; starts stand in front, so who does not want them steps over them. */
  #offset({ position, live }: Cursor, { first, starts }: Held): number {
    return Math.max(position - first, live ? 0 : starts);
  }

  /** Lets go of the groups that every reader has read. */
  #release(): void {
    const least = Math.min(...this.#cursors.map(({ position }) => position));
    while (this.#groups.length > 0 && this.#groups[0]!.first + this.#groups[0]!.events.length <= least) this.#drop();
  }

  /** Pushes out the oldest groups, and counts what each reader still wanted of them. */
  #evict(): void {
    this.#release();
    while (this.#bytes > this.#maxBytes) {
      const group = this.#drop();
      for (const cursor of this.#cursors) cursor.missed += Math.max(0, group.events.length - this.#offset(cursor, group));
    }
  }

  #drop(): Held {
    const group = this.#groups.shift()!;
    this.#bytes -= group.bytes;
    return group;
  }
}
