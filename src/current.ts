import { currentScope, openRecording } from './context.js';
import type { SpanRecording } from './span.js';
import type { SpanContext, TraceContext } from './types.js';

/** The span that this code runs in; `undefined` outside of any, or directly under a trace. */
export function currentSpan(): SpanContext | undefined {
  const recording = openRecording(currentScope());
  return recording === undefined || recording === recording.trace ? undefined : (recording as SpanRecording);
}

/** The trace that this code runs in; `undefined` outside of any. */
export function currentTrace(): TraceContext | undefined {
  return openRecording(currentScope())?.trace;
}
