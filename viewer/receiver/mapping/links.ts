import { uuid } from '../../../src/text/uuid.js';
import { isSpanId, isTraceId, isTraceItself, spanUuid } from './ids.js';
import type { Link } from '../../../src/types.js';
import type { WireSpan } from '../wire/request.js';

/** The traces and spans that a span points to. One to the root of a trace of filigree's is to the trace. */
export function readLinks({ links }: WireSpan): readonly Link[] {
  return links
    .filter(({ spanId, traceId }) => isTraceId(traceId) && isSpanId(spanId))
    .map(({ spanId, traceId }) => (isTraceItself(traceId, spanId) ? { traceId: uuid(traceId) } : { traceId: uuid(traceId), spanId: spanUuid(spanId) }));
}
