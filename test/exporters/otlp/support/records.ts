import type { Batch } from 'filigree';
import type { ScoreRecord, SpanRecord, TraceRecord } from '../../../../src/types.js';

export const TRACE_ID = '01a1fdf4-2916-703e-8000-045ba594d408';
export const SPAN_ID = '01a1fdf4-2917-703e-8001-0123456789ab';
export const START = 1_790_000_000_123_456;

/** A finished span; `fields` say what is particular to it. */
export function aSpan(fields: Partial<SpanRecord> = {}): SpanRecord {
  return { spanId: SPAN_ID, traceId: TRACE_ID, name: 'Agent.step', kind: 'CHAIN', status: 'COMPLETED', startTime: START, endTime: START + 1500, ...fields };
}

export function aTrace(fields: Partial<TraceRecord> = {}): TraceRecord {
  return { traceId: TRACE_ID, name: 'Agent.run', status: 'COMPLETED', startTime: START - 10, endTime: START + 2000, ...fields };
}

export function aScore(fields: Partial<ScoreRecord> = {}): ScoreRecord {
  return { traceId: TRACE_ID, name: 'helpful', value: 0.9, time: START + 3000, ...fields };
}

export function batchOf({ spans = [], traces = [], scores = [], started = [] }: { spans?: SpanRecord[]; traces?: TraceRecord[]; scores?: ScoreRecord[]; started?: TraceRecord[] }): Batch {
  const size = spans.length + traces.length + scores.length + started.length;
  return { size, spans, traces, scores, started: { spans: [], traces: started } };
}
