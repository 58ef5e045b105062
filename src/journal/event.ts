import type { EventType, ScoreRecord, SpanRecord, TraceRecord } from '../types.js';

export type AnyRecord = TraceRecord | SpanRecord | ScoreRecord;

/**
 * One thing that happened. A recording that has ended is its own event, so an end makes no extra object; the record is
 * made when it is first read, off the path of the program's calls, and once.
 */
export interface JournalEvent {
  readonly type: EventType;
  /** Engine time when it happened. */
  readonly at: number;
  /** An estimate of the memory that it keeps. */
  readonly bytes: number;
  readonly record: AnyRecord;
}

/** Something that has begun. Its start is worth an event only if it is still open when the group is committed. */
export interface Beginning {
  /** Engine time. */
  readonly startedAt: number;
  toStartEvent(): JournalEvent;
  /** Its place in the `OpenList`, which alone writes these three. */
  listed: boolean;
  before: Beginning | undefined;
  after: Beginning | undefined;
}

/** Rough bytes of a record without what was captured: ids, name, times and the like. */
export const RECORD_BYTES = 320;
