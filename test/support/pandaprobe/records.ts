import { v7 } from 'uuid';
import type { Batch, ScoreRecord, SpanRecord, TraceRecord } from 'filigree';

/** 2026-11-21T07:00:00Z, in microseconds. */
export const START = 1_795_244_400_000_000;

let moment = START;

export function trace(fields: Partial<TraceRecord> = {}): TraceRecord {
  moment += 1000;
  return { traceId: v7(), name: 'run', status: 'COMPLETED', startTime: moment, endTime: moment + 500, ...fields };
}

export function span({ traceId }: { traceId: string }, fields: Partial<SpanRecord> = {}): SpanRecord {
  moment += 1000;
  return { spanId: v7(), traceId, name: 'step', kind: 'OTHER', status: 'COMPLETED', startTime: moment, endTime: moment + 500, ...fields };
}

export function spans(count: number, of: { traceId: string }): SpanRecord[] {
  return Array.from({ length: count }, () => span(of));
}

export function score({ traceId }: { traceId: string }, fields: Partial<ScoreRecord> = {}): ScoreRecord {
  return { traceId, name: 'quality', value: 0.9, time: (Date.now() + 1000) * 1000, ...fields };
}

export function batch(lists: Partial<Omit<Batch, 'size'>>): Batch {
  const { traces = [], spans: ended = [], scores = [], started = { traces: [], spans: [] } } = lists;
  return { traces, spans: ended, scores, started, size: traces.length + ended.length + scores.length + started.traces.length + started.spans.length };
}
