import type { EventType, ScoreRecord, SpanRecord, TraceRecord } from '../types.js';

export type AnyRecord = TraceRecord | SpanRecord | ScoreRecord;

/** What an event is about: something that can say, when somebody asks, how it looks as a record. */
export interface Recordable {
  /** Whether it has ended: then its start says nothing that its end does not. */
  readonly ended: boolean;
  toRecord(): AnyRecord;
}

/** Rough bytes of a record without what was captured: ids, name, times and the like. */
const BASE_BYTES = 320;

/** One thing that happened. The record is made when it is first read, off the path of the program's calls, and once. */
export class JournalEvent {
  readonly type: EventType;
  readonly source: Recordable;
  /** Engine time when it was appended. */
  readonly at: number;
  /** An estimate of the memory that it keeps. */
  readonly bytes: number;
  #record: AnyRecord | undefined;

  constructor(type: EventType, source: Recordable, at: number, capturedBytes: number) {
    this.type = type;
    this.source = source;
    this.at = at;
    this.bytes = BASE_BYTES + capturedBytes;
    this.#record = undefined;
  }

  get record(): AnyRecord {
    return (this.#record ??= this.source.toRecord());
  }

  /** A start whose end is already known. */
  get superseded(): boolean {
    return (this.type === 'span.start' || this.type === 'trace.start') && this.source.ended;
  }
}
