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
  /** A new reader, placed behind everything that was committed so far. `live`: it also wants the starts. */
  cursor(live: boolean): Cursor;
  /** Up to `limit` events that the reader wants, from the cursor on; the cursor moves behind them. */
  read(cursor: Cursor, limit: number): readonly JournalEvent[];
  /** Commits what is still held in the open group. */
  drainSync(): void;
  /** Drains and writes the clean end; nothing is appended afterwards. */
  close(): void;
}

/** A reader's place in the journal: the number of the next event that it has not yet read. */
export interface Cursor {
  position: number;
  /** All readers want what has ended, live ones also what has begun. */
  readonly live: boolean;
  /** Events that it wanted and that left the journal before it came to them. */
  missed: number;
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
