import { committed } from './committed.js';
import { GroupCollector } from './group.js';
import { EventWindow } from './window.js';
import type { Chunk, Cursor, Limit, Readable, Waiting } from './cursor.js';
import type { Beginning, JournalEvent } from './event.js';
import type { Group } from './group.js';
import type { Drops, Journal, JournalObserver } from './journal.js';

/** Larger than a file's groups: no write waits for it, and each group has costs of its own. */
const GROUP_BYTES = 512 * 1024;

/** The journal without a store: a ring in memory, bounded in bytes, that exporters read from. */
export class MemoryJournal implements Journal {
  readonly drops: Drops = {};
  readonly home = undefined;
  #closed = false;
  #next = 0;
  readonly #window: EventWindow;
  readonly #observer: JournalObserver;
  readonly #group = new GroupCollector(GROUP_BYTES, (group) => this.#commit(group));

  constructor(maxBytes: number, observer: JournalObserver) {
    this.#window = new EventWindow(maxBytes);
    this.#observer = observer;
  }

  begin(beginning: Beginning): void {
    this.#group.begin(beginning);
  }

  end(event: JournalEvent & Beginning): void {
    this.#group.end(event);
  }

  append(event: JournalEvent): void {
    this.#group.add(event);
  }

  cursor(live: boolean, keeps: boolean): Cursor {
    return this.#window.cursor(live, keeps);
  }

  read(cursor: Cursor, limit: Limit): Chunk | undefined {
    return this.#window.read(cursor, limit);
  }

  waiting(cursor: Cursor): Waiting {
    return this.#window.waiting(cursor);
  }

  readable(cursor: Cursor, limit: Limit): Readable {
    return this.#window.readable(cursor, limit);
  }

  seal(cursor: Cursor): void {
    this.#window.seal(cursor);
  }

  settle(cursor: Cursor, outstanding: number | undefined): void {
    this.#window.settle(cursor, outstanding);
  }

  drainSync(): void {
    this.#group.flush();
  }

  close(): void {
    this.drainSync();
    this.#closed = true;
  }

  #commit(group: Group): void {
    if (this.#closed) {
      this.drops['closed'] = (this.drops['closed'] ?? 0) + group.ends.length;
      return;
    }
    const numbered = committed(group, this.#next);
    this.#next += numbered.events.length;
    this.#window.add(numbered);
    this.#observer.committed(group);
  }
}
