import type { JournalRecord } from '../types.js';

/** The first line of every file: who writes it, and in which version of the format. */
export interface JournalOpen {
  event: 'journal.open';
  version: number;
  pid: number;
  node: string;
  /** Microseconds since the Unix epoch: when the journal of this process began. */
  startTime: number;
  segment: number;
  project?: string;
}

/** The last line of a process that ended cleanly. */
export interface JournalClose {
  event: 'journal.close';
  /** Microseconds since the Unix epoch. */
  time: number;
}

/** One line of the journal as it is read; `seq` counts the lines of one process. */
export type JournalEntry = (JournalRecord | JournalOpen | JournalClose) & { seq: number };
