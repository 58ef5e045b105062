import type { Chunk, Cursor, Limit, Readable, Waiting } from './cursor.js';
import type { Beginning, JournalEvent } from './event.js';
import type { Group } from './group.js';

/** How many events the journal has lost, by reason. */
export type Drops = Record<string, number>;

/**
 * Everything that was recorded, in order: the one place between the program and all destinations. Synchronous; an
 * implementation alone owns crash safety, the byte quota, the fallback when the disk is full, and the accounting.
 *
 * Duties: `begin`, `end` and `append` never throw and never block on anything but the disk; what cannot be kept is counted in `drops`
 * under a reason. Events are read in the order in which they were appended. After `drainSync` everything appended
 * before it is as durable as the journal can make it.
 */
export interface Journal {
  readonly drops: Drops;
  /** Something has begun; what is still open when its group is committed has its start written. */
  begin(beginning: Beginning): void;
  /** What began has ended. */
  end(event: JournalEvent & Beginning): void;
  /** Something that has no duration, such as a score. */
  append(event: JournalEvent): void;
  /**
   * A new reader, placed behind everything that was committed so far. `live`: it also wants the starts. `keeps`: what it
   * has not settled is kept for it, also on disk after the process has ended.
   */
  cursor(live: boolean, keeps: boolean): Cursor;
  /** Events that the reader wants, from the cursor on, which moves behind them; `undefined` if there are none. */
  read(cursor: Cursor, limit: Limit): Chunk | undefined;
  waiting(cursor: Cursor): Waiting;
  /** Whether the reader has something to read, and whether that is as much as the limit says. */
  readable(cursor: Cursor, limit: Limit): Readable;
  /** Makes the records of what the reader has not read yet, as the present configuration has them. */
  seal(cursor: Cursor): void;
  /** What the reader has read is delivered for good, but for what is `outstanding` from that number on. */
  settle(cursor: Cursor, outstanding: number | undefined): void;
  /** Where it is kept on disk; `undefined` for one in memory. */
  readonly home: Home | undefined;
  /** Commits what is still held in the open group. */
  drainSync(): void;
  /** Drains and writes the clean end; nothing is appended afterwards. */
  close(): void;
}

/** A journal's folder, and what the names of this process's files in it have in common. */
export interface Home {
  readonly dir: string;
  readonly process: string;
}

/** What a journal tells about itself while it works. */
export interface JournalObserver {
  /** The events of a group became readable. */
  committed(group: Group): void;
  /** Events are lost, for a reason that `drops` counts them under. */
  dropped(count: number, reason: string): void;
  /** The store cannot take events now; they are kept in memory within its bound. */
  storeFailed(error: unknown): void;
}
