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
  /** Where its events are to be sent, as `destinationKey` writes it. */
  destinations?: readonly string[];
}

/** The last line of a process that ended cleanly. */
export interface JournalClose {
  event: 'journal.close';
  /** Microseconds since the Unix epoch. */
  time: number;
}

/** What a line of the journal says. */
export type JournalEntry = JournalRecord | JournalOpen | JournalClose;

/** An entry about a trace, a span or a score, as opposed to what the journal says about itself. */
export function isRecord(entry: JournalEntry): entry is JournalRecord {
  return entry.event !== 'journal.open' && entry.event !== 'journal.close';
}

/** When what an entry tells happened, in microseconds since the Unix epoch. */
export function timeOf(entry: JournalEntry): number {
  switch (entry.event) {
    case 'score':
    case 'journal.close':
      return entry.time;
    case 'journal.open':
      return entry.startTime;
    default:
      return entry.endTime ?? entry.startTime;
  }
}
