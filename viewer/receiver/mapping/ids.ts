import { uuid } from '../../../src/text/uuid.js';

const ZEROS = /^0+$/;
const TRACE_ID = /^[0-9a-f]{32}$/;
const SPAN_ID = /^[0-9a-f]{16}$/;

/** Whether an id is one: 16 bytes for a trace, 8 for a span, and not all zero, which stands for none. */
export function isTraceId(hex: string): boolean {
  return TRACE_ID.test(hex) && !ZEROS.test(hex);
}

export function isSpanId(hex: string): boolean {
  return SPAN_ID.test(hex) && !ZEROS.test(hex);
}

/** Our form of a span's id: a UUID whose first half is zero, as of a parent in another process (src/propagation). */
export function spanUuid(hex: string): string {
  return uuid(`${'0'.repeat(16)}${hex}`);
}

/** Whether a span is the root of a trace of filigree's, whose id is the last half of the trace's. */
export function isTraceItself(traceId: string, spanId: string): boolean {
  return traceId.endsWith(spanId);
}
