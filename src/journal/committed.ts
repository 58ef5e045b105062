import type { JournalEvent } from './event.js';
import type { Group } from './group.js';

/** Where the lines of a group stand in a file of the journal. */
export interface Place {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

/** What becomes of a group on disk; apart from its events, which may leave the memory before it. */
export interface Fate {
  /** Set once it is written. */
  place: Place | undefined;
}

/** A group with its place in the order of everything: its events are numbered from `first` on, its starts before its ends. */
export interface Committed {
  readonly first: number;
  readonly starts: number;
  readonly events: readonly JournalEvent[];
  /** An estimate of the memory that it keeps. */
  readonly bytes: number;
  readonly fate: Fate;
}

/** What an event keeps besides its record, once that is made: the recording, its ids and times. Measured: a million small spans. */
const KEPT_BYTES = 320;

/** Numbers the events of a group. */
export function committed({ starts, ends, bytes }: Group, first: number): Committed {
  const events = starts.length === 0 ? ends : [...starts, ...ends];
  return { first, starts: starts.length, events, bytes: bytes + events.length * KEPT_BYTES, fate: { place: undefined } };
}
