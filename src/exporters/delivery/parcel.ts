import type { JournalEvent } from '../../journal/event.js';
import type { Chunk, Limit } from '../../journal/cursor.js';

/** Events that are sent in one call, and what to do when they have been taken or given up. */
export interface Parcel {
  readonly events: readonly JournalEvent[];
  settle(): void;
}

/** Where events come from, in order; `undefined` when there are none now. */
export type Feed = (limit: Limit) => Chunk | undefined;

/** Makes parcels of a feed. */
export interface Parcels {
  /** The next one; `undefined` when there is nothing to send now. */
  next(): Parcel | undefined;
}

export function bytesOf(events: readonly JournalEvent[]): number {
  let bytes = 0;
  for (const event of events) bytes += event.bytes;
  return bytes;
}
