import { Group } from './group.js';
import { Window } from './window.js';
import type { JournalEvent } from './event.js';
import type { Cursor, Drops, Journal, JournalObserver } from './journal.js';

/** The journal without a store: a ring in memory, bounded in bytes, that exporters read from. */
export class MemoryJournal implements Journal {
  readonly drops: Drops = {};
  readonly #window: Window;
  readonly #observer: JournalObserver;
  readonly #group = new Group((events) => this.#commit(events));

  constructor(maxBytes: number, observer: JournalObserver) {
    this.#window = new Window(maxBytes);
    this.#observer = observer;
  }

  append(event: JournalEvent): void {
    this.#group.add(event);
  }

  cursor(live: boolean): Cursor {
    return this.#window.cursor(live);
  }

  read(cursor: Cursor, limit: number): readonly JournalEvent[] {
    return this.#window.read(cursor, limit);
  }

  drainSync(): void {
    this.#group.flush();
  }

  close(): void {
    this.drainSync();
  }

  #commit(events: JournalEvent[]): void {
    const kept = events.filter((event) => !event.superseded);
    this.#window.add(kept);
    this.#observer.committed(kept);
  }
}
