/** W3C Trace Context: https://www.w3.org/TR/trace-context/ (level 2). */
import { uuid } from '../text/uuid.js';

/** Where work in another process goes on from. Ids in UUID form, but for OpenTelemetry's. */
export interface RemoteParent {
  readonly traceId: string;
  /** The trace of OpenTelemetry that this is part of, 32 hex digits; `undefined`: one with the trace's own id. */
  readonly otelTraceId: string | undefined;
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const OWN_ENTRY = /(?:^|,)\s*filigree=([0-9a-f]{32})(?:-([0-9a-f]{32}))?\s*(?:,|$)/;
const ZEROS = /^0+$/;

/** Longest `tracestate` that is looked at; the specification asks for at least 512 characters to be passed on. */
const MAX_STATE = 4096;

/** The `traceparent` header. */
export function formatTraceparent({ traceId, otelTraceId, spanId, sampled }: RemoteParent): string {
  return `00-${otelTraceId ?? compact(traceId)}-${shortSpanId(spanId)}-${sampled ? '01' : '00'}`;
}

/** Our entry of the `tracestate` header: the whole UUID of the span, and the trace's where `traceparent` has another. */
export function formatTracestate({ otelTraceId, spanId, traceId }: RemoteParent): string {
  return `filigree=${compact(spanId)}${otelTraceId === undefined ? '' : `-${compact(traceId)}`}`;
}

/** Reads both headers; `undefined` where `traceparent` is not what the specification says. */
export function parseTraceparent(traceparent: string, tracestate: string | undefined): RemoteParent | undefined {
  const [, version, traceId, spanId, flags, rest] = TRACEPARENT.exec(traceparent.slice(0, 256)) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (ZEROS.test(traceId!) || ZEROS.test(spanId!)) return undefined;
  const [, ownSpan, ownTrace] = OWN_ENTRY.exec(tracestate?.slice(0, MAX_STATE) ?? '') ?? [];
  const whole = ownSpan?.endsWith(spanId!) ? ownSpan : `${'0'.repeat(16)}${spanId}`;
  return {
    traceId: uuid(ownTrace ?? traceId!),
    otelTraceId: ownTrace === undefined ? undefined : traceId,
    spanId: uuid(whole),
    sampled: (parseInt(flags!, 16) & 1) === 1,
  };
}

/** A span's id on this wire: the last 8 bytes of its UUID. */
export function shortSpanId(id: string): string {
  return compact(id).slice(16);
}

/** 32 hex digits. */
export function compact(id: string): string {
  return id.replaceAll('-', '');
}
