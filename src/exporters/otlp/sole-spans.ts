import type { SpanRecord, TraceRecord } from '../../types.js';

/**
 * Spans that had no trace around them, by the id of the trace that was opened for them alone, with what that trace has
 * besides. The two began and ended together under one name; on this wire they are one root span, as anybody who looks at
 * the trace expects. Where a batch was cut between the two, both go out.
 */
export function soleSpans(spans: readonly SpanRecord[], traces: readonly TraceRecord[]): ReadonlyMap<string, SpanRecord> {
  const found = new Map<string, SpanRecord>();
  if (traces.length === 0) return found;
  const byId = new Map(traces.map((trace) => [trace.traceId, trace]));
  for (const span of spans) {
    const trace = byId.get(span.traceId);
    if (trace !== undefined && isSole(span, trace) && !found.has(trace.traceId)) found.set(trace.traceId, together(span, trace));
  }
  return found;
}

function isSole(span: SpanRecord, trace: TraceRecord): boolean {
  const alike = span.startTime === trace.startTime && span.endTime === trace.endTime && span.name === trace.name;
  // A trace with a link was asked for as such, and a link stands at the root.
  return alike && span.parentSpanId === undefined && trace.link === undefined;
}

function together(span: SpanRecord, trace: TraceRecord): SpanRecord {
  const { otel } = trace;
  if (trace.tags === undefined && trace.metadata === undefined) return otel === undefined ? span : { ...span, otel };
  const tags = [...new Set([...(trace.tags ?? []), ...(span.tags ?? [])])];
  return { ...span, otel, tags, metadata: { ...trace.metadata, ...span.metadata } };
}
