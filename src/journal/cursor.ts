import type { JournalEvent } from './event.js';

/** A reader's place in the journal. */
export interface Cursor {
  /** The number of the next event that it has not yet read. */
  position: number;
  /** All readers want what has ended, live ones also what has begun. */
  readonly live: boolean;
  /**
   * Everything before this number has been delivered for good; `undefined` for a reader that only looks on, for whom
   * nothing is kept.
   */
  settled: number | undefined;
  /** Events that it wanted, without starts, and that left the journal before it came to them. */
  missed: number;
  missedStarts: number;
  /** How many of both it has been told of. */
  told: number;
}

/** What a reader gets at once. */
export interface Chunk {
  /** The number of the first event; those behind it have higher ones, not always the next. */
  readonly first: number;
  /** The number behind the last one. */
  readonly next: number;
  readonly events: readonly JournalEvent[];
  /** Events in it, or between it and the one before, are lost. */
  readonly lossy: boolean;
}

/** How much a reader takes at once; one event at least. */
export interface Limit {
  readonly count: number;
  /** Estimated. */
  readonly bytes: number;
}

/** What a reader would get: nothing, less than a limit, or that much. */
export type Readable = 'nothing' | 'some' | 'enough';

/** Events that a reader has not read yet. */
export interface Waiting {
  /** How many there are. */
  readonly all: number;
  /** How many of them only memory has: they are lost if the process dies. */
  readonly unstored: number;
}
