import type { SpanId } from './request-writer.js';
import type { OtelPlace } from '../../types.js';

interface Placed {
  readonly traceId: string;
  readonly otel?: Pick<OtelPlace, 'traceId'>;
}

/** The trace that a record is part of on this wire: its own, or that of OpenTelemetry around it. A UUID. */
export function wireTraceId({ otel, traceId }: Placed): string {
  return otel === undefined ? traceId : asUuid(otel.traceId);
}

/** The span of OpenTelemetry right above a record. Not with zeros before it, which are of a parent in another process. */
export function spanAbove({ otel }: { readonly otel?: OtelPlace }): SpanId | undefined {
  return otel?.parentSpanId === undefined ? undefined : asUuid(`${'f'.repeat(16)}${otel.parentSpanId}`);
}

function asUuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
