import type { JournalEvent } from './event.js';

/** How many events the journal has lost, by reason. */
export type Drops = Record<string, number>;

/**
 * Everything that was recorded, in order: the one place between the program and all destinations. Synchronous; an
 * implementation alone owns crash safety, the byte quota, the fallback when the disk is full, and the accounting.
 *
 * Duties: `append` never throws and never blocks on anything but the disk; what cannot be kept is counted in `drops`
 * under a reason. Events are read in the order in which they were appended. After `drainSync` everything appended
 * before it is as durable as the journal can make it.
 */
export interface Journal {
  readonly drops: Drops;
  append(event: JournalEvent): void;
  /** A new reader, placed behind everything that was committed so far. `live`: it also wants the starts. */
  cursor(live: boolean): Cursor;
  /** Up to `limit` events from the cursor on; the cursor stays where it is. */
  read(cursor: Cursor, limit: number): readonly JournalEvent[];
  /** Commits what is still held in the open group. */
  drainSync(): void;
  /** Drains and writes the clean end; nothing is appended afterwards. */
  close(): void;
}

/** A reader's place in the journal: the number of the next event that it has not yet dealt with. */
export interface Cursor {
  position: number;
  readonly live: boolean;
  /** Events that it wanted and that left the journal before it came to them. */
  missed: number;
}

/** Whether a reader wants an event: all want what has ended, live ones also what has begun. */
export function wants({ live }: { readonly live: boolean }, { type }: JournalEvent): boolean {
  return live || (type !== 'span.start' && type !== 'trace.start');
}

/** What a journal tells about itself while it works. */
export interface JournalObserver {
  /** Events became readable; `events` are those of the group just committed. */
  committed(events: readonly JournalEvent[]): void;
  /** The store cannot take events now; they are kept in memory within its bound. */
  storeFailed(error: unknown): void;
}
