import type { Metadata, SpanRecord, TraceRecord } from '../../types.js';
import type { PayloadRecord } from './payload.js';

/**
 * The span that shows what went into a trace and came out of it: an agent instance has no place for that. Spans directly
 * under the trace hang under it. Its id among ours is the trace's.
 */
export function rootSpan(trace: TraceRecord): PayloadRecord {
  const { environment, link, project, release, sessionId, userId, ...common } = trace;
  const ofTrace = { session_id: sessionId, user_id: userId, project, environment, release, link } satisfies Metadata;
  return { ...common, spanId: trace.traceId, kind: 'AGENT', ofTrace };
}

/**
 * Whether a trace was opened for one span alone; then that span shows it all, and a second one would only repeat it. Both
 * get the same name and, to the microsecond, the same start, which two calls do not.
 */
export function isSoleSpan(span: Pick<SpanRecord, 'name' | 'startTime'>, trace: TraceRecord): boolean {
  return span.name === trace.name && span.startTime === trace.startTime;
}
