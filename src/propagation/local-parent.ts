import type { Recording } from '../recording.js';
import type { SpanRecording } from '../span.js';
import type { RemoteParent } from './traceparent.js';

/** A recording as the parent of work that is not ours: in another process, or of another tracer. */
export function parentOf(recording: Recording): RemoteParent {
  const { trace } = recording;
  // Not by class: it may be another copy's of the package. Directly under a trace there is no span: the trace's own id
  // stands in, and is nobody's span.
  const spanId = recording === trace ? (trace.remoteParentId ?? trace.traceId) : (recording as SpanRecording).spanId;
  return { traceId: trace.traceId, otelTraceId: recording.place?.traceId, spanId, sampled: trace.recorded };
}
