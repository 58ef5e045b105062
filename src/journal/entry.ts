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

/** What a line of the journal says. */
export type JournalLine = JournalRecord | JournalOpen | JournalClose;

/** A line as it is read; `seq` counts the lines of one process. */
export type JournalEntry = JournalLine & { seq: number };

/** A line about a trace, a span or a score, as opposed to what the journal says about itself. */
export function isRecord(line: JournalLine): line is JournalRecord {
  return line.event !== 'journal.open' && line.event !== 'journal.close';
}

/** When what a line tells happened, in microseconds since the Unix epoch. */
export function timeOf(line: JournalLine): number {
  switch (line.event) {
    case 'score':
    case 'journal.close':
      return line.time;
    case 'journal.open':
      return line.startTime;
    default:
      return line.endTime ?? line.startTime;
  }
}
