import { isOwnSpan } from './brand.js';
import type { OtelSpan, OtelSpanContext } from './api.js';
import type { Recording } from '../recording.js';
import type { OtelPlace } from '../types.js';

/**
 * Where recordings stand among the spans of OpenTelemetry. A recording shares its parent's place for as long as
 * OpenTelemetry has the same span active: so a place that is not the parent's means that OpenTelemetry's context changed
 * between the two.
 */
export interface Place {
  /** What OpenTelemetry had active, filigree's own spans included. */
  readonly span: OtelSpan | undefined;
  /** OpenTelemetry does not sample what it has active: neither side sees the other here. */
  readonly unsampled: boolean;
  /** The trace of OpenTelemetry that recordings here are part of; `undefined`: one with the id of their own trace. */
  readonly traceId: string | undefined;
  /** The span of OpenTelemetry that the first recording of this place hangs under. */
  readonly spanId: string | undefined;
  /** The vendors' entries that OpenTelemetry passes on from span to span. */
  readonly traceState: unknown;
}

/**
 * The place of what opens under `parent` while OpenTelemetry has `span` active. That span lies between the two unless it
 * was active before the parent opened, or the user `named` the parent.
 */
export function placeAt(span: OtelSpan | undefined, parent: Recording | undefined, named: boolean): Place | undefined {
  const outer = parent?.place;
  if (isAt(outer, span)) return outer;
  const foreign = span === undefined || isOwnSpan(span) ? undefined : span.spanContext();
  const unsampled = foreign !== undefined && !isSampled(foreign);
  const between = !unsampled && !named && openedAt(parent?.parent, span) === undefined;
  const { spanId, traceId = outer?.traceId, traceState = outer?.traceState } = (between ? foreign : undefined) ?? NOWHERE;
  return { span, unsampled, traceId, spanId, traceState };
}

/** The nearest of a recording and those around it that was opened while OpenTelemetry had `span` active. */
export function openedAt(recording: Recording | undefined, span: OtelSpan | undefined): Recording | undefined {
  let candidate = recording;
  while (candidate !== undefined && !isAt(candidate.place, span)) candidate = candidate.parent;
  return candidate;
}

/** The place of what goes on with a trace of another process that is part of a trace of OpenTelemetry. */
export function placeIn(traceId: string): Place {
  return { span: undefined, unsampled: false, traceId, spanId: undefined, traceState: undefined };
}

/** Whether OpenTelemetry has the same span active as when the first recording of a place opened. */
function isAt(place: Place | undefined, span: OtelSpan | undefined): boolean {
  const before = place?.span;
  if (before === span) return true;
  if (before === undefined || span === undefined || isOwnSpan(before) || isOwnSpan(span)) return false;
  // A context manager that wraps another tracer may make an object each time it is asked.
  return before.spanContext().spanId === span.spanContext().spanId;
}

/** What a record says of its place, given its parent's. */
export function recordedPlace(place: Place | undefined, outer: Place | undefined): OtelPlace | undefined {
  if (place?.traceId === undefined) return undefined;
  const { spanId, traceId } = place;
  return spanId === undefined || place === outer ? { traceId } : { traceId, parentSpanId: spanId };
}

const NOWHERE: Partial<OtelSpanContext> = {};
const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/;
const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/;

function isSampled({ spanId, traceFlags, traceId }: OtelSpanContext): boolean {
  return TRACE_ID.test(traceId) && SPAN_ID.test(spanId) && (traceFlags & 1) === 1;
}
