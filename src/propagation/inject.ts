import { currentScope, openRecording } from '../context.js';
import { guard } from '../guard.js';
import { SpanRecording } from '../span.js';
import { formatBaggage } from './baggage.js';
import { write } from './carrier.js';
import { formatTraceparent, formatTracestate } from './traceparent.js';
import type { Carrier } from './carrier.js';
import type { Recording } from '../recording.js';
import type { RemoteParent } from './traceparent.js';

/**
 * Writes where the current work is into a carrier, for another process, worker or service to go on from: W3C
 * `traceparent`, `tracestate` (with the whole id of the span) and `baggage` (session, user, tags and metadata of
 * `propagate`). Outside of any trace only the baggage is written. Returns the carrier.
 *
 * @example
 * ```ts
 * import { inject, startTrace } from 'filigree';
 *
 * const headers = await startTrace('caller', async () => inject({} as Record<string, string>));
 * console.log(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/.test(headers.traceparent ?? '')); // true
 * ```
 */
export function inject<C extends Carrier>(carrier: C): C {
  guard(() => {
    const scope = currentScope();
    const recording = openRecording(scope);
    if (recording !== undefined) writeParent(carrier, parentOf(recording));
    const baggage = scope?.propagated && formatBaggage(scope.propagated);
    if (baggage) write(carrier, 'baggage', baggage);
  });
  return carrier;
}

function writeParent(carrier: Carrier, parent: RemoteParent): void {
  write(carrier, 'traceparent', formatTraceparent(parent));
  write(carrier, 'tracestate', formatTracestate(parent));
}

/** Directly under a trace there is no span: the trace's own id stands in, and is nobody's span. */
function parentOf(recording: Recording): RemoteParent {
  const { trace } = recording;
  const spanId = recording instanceof SpanRecording ? recording.spanId : (trace.remoteParentId ?? trace.traceId);
  return { traceId: trace.traceId, spanId, sampled: trace.recorded };
}
