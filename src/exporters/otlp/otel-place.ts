import { uuid } from '../../text/uuid.js';
import type { SpanId } from './request-writer.js';
import type { OtelPlace } from '../../types.js';

interface Placed {
  readonly traceId: string;
  readonly otel?: Pick<OtelPlace, 'traceId'>;
}

/** The trace that a record is part of on this wire: its own, or that of OpenTelemetry around it. A UUID. */
export function wireTraceId({ otel, traceId }: Placed): string {
  return otel === undefined ? traceId : uuid(otel.traceId);
}

/** The span of OpenTelemetry right above a record. Not with zeros before it, which are of a parent in another process. */
export function spanAbove({ otel }: { readonly otel?: OtelPlace }): SpanId | undefined {
  return otel?.parentSpanId === undefined ? undefined : uuid(`${'f'.repeat(16)}${otel.parentSpanId}`);
}
