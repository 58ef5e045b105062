import type { ScoreRecord, SpanRecord, TraceRecord } from '../../types.js';
import type { Batch } from '../exporter.js';
import type { PayloadRecord } from './payload.js';

/** What a batch tells of one trace. */
export interface TraceWork {
  readonly traceId: string;
  start?: TraceRecord;
  end?: TraceRecord;
  readonly started: PayloadRecord[];
  readonly ended: PayloadRecord[];
  readonly scores: ScoreRecord[];
}

/** A batch, sorted by trace. */
export function workOf({ scores, spans, started, traces }: Batch): readonly TraceWork[] {
  const work = new Map<string, TraceWork>();
  const of = ({ traceId }: { traceId: string }): TraceWork => {
    const known = work.get(traceId) ?? { traceId, started: [], ended: [], scores: [] };
    work.set(traceId, known);
    return known;
  };
  for (const trace of started.traces) of(trace).start ??= trace;
  for (const span of started.spans) of(span).started.push(span as SpanRecord);
  for (const span of spans) of(span).ended.push(span as SpanRecord);
  for (const trace of traces) of(trace).end ??= trace;
  for (const score of scores) of(score).scores.push(score);
  return [...work.values()];
}
