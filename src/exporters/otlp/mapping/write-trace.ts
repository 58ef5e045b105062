import { GENERAL } from '../names/general.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { spanAbove, wireTraceId } from '../otel-place.js';
import { OTLP_KIND } from '../request-writer.js';
import { writeCommon } from './common.js';
import { NOTHING_COVERED, writeValues } from './values.js';
import type { TraceRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';

/** Who a trace belongs to; its spans say it too, because backends filter span by span. */
export type Owner = Pick<TraceRecord, 'sessionId' | 'userId'>;

/** Writes a trace as the root span, or under a span of OpenTelemetry's: its id is the last half of the trace's. */
export function writeTrace(mapping: Mapping, trace: TraceRecord): void {
  const { attributes, json, openInference, request } = mapping;
  const { link, name, startTime, endTime = startTime, traceId } = trace;
  const head = { traceId: wireTraceId(trace), spanId: traceId, parentSpanId: spanAbove(trace) };
  json.clear();
  request.beginSpan({ ...head, name, kind: OTLP_KIND.INTERNAL, startTime, endTime });
  attributes.begin(trace.metadata);
  if (openInference) attributes.text(OPEN_INFERENCE.KIND, 'CHAIN');
  writeCommon(mapping, trace);
  writeOwner(mapping, trace);
  writeValues(mapping, trace, NOTHING_COVERED);
  if (link !== undefined) request.link(wireTraceId(link), link.spanId ?? link.traceId);
  request.endSpan();
}

export function writeOwner({ attributes }: Mapping, { sessionId, userId }: Owner): void {
  if (sessionId !== undefined) {
    attributes.text(GENERAL.SESSION, sessionId);
    attributes.text(GEN_AI.CONVERSATION, sessionId);
  }
  if (userId !== undefined) attributes.text(GENERAL.USER, userId);
}
