import { currentScope } from './context.js';
import { engine } from './engine.js';
import { readCall } from './imperative-call.js';
import { openSpan, openTrace, openUnder } from './open.js';
import { isRecording } from './recording.js';
import type { Recording } from './recording.js';
import { beginImperative, startOf } from './span.js';
import { CallSite } from './call-site.js';
import type { SpanContext, StartSpanOptions, StartTraceOptions, TraceContext } from './types.js';

/**
 * Opens a trace. With a callback: runs it inside the trace, ends the trace when it has settled and hands on what it
 * returned or threw. Without: returns a handle that is current until `end()` or the end of its `using` block.
 * Inside an active trace it is an `AGENT` span of that one, unless `newTrace` is set.
 *
 * @example
 * ```ts
 * import { startTrace } from 'filigree';
 *
 * const answer = await startTrace('my-agent', { input: 'hi', sessionId: 's-1' }, async (t) => {
 *   return t.span('think', { kind: 'CHAIN' }, async (s) => s.setOutput(42) && 42);
 * });
 * console.log(answer); // 42
 * ```
 */
export function startTrace(name?: string, options?: StartTraceOptions): TraceContext;
export function startTrace<T>(name: string, options: StartTraceOptions, fn: (trace: TraceContext) => T): T;
export function startTrace<T>(name: string, fn: (trace: TraceContext) => T): T;
export function startTrace(...args: unknown[]): unknown {
  const { name, options, fn, site } = readCall('startTrace', args);
  const startedAt = startOf(options);
  const asked = options.newTrace === true ? new CallSite({ newTrace: true }) : site;
  const parent = recordingOf('startTrace', options.parent);
  const scope = currentScope();
  const recording = parent === undefined ? openTrace(asked, name, startedAt, scope) : openUnder(parent, site, name, 'AGENT', startedAt, scope);
  return beginImperative(recording, options, fn);
}

/**
 * Opens a span under the current one; with no trace around it, in a trace of its own. With a callback or as a handle,
 * like `startTrace`.
 *
 * @example
 * ```ts
 * import { startSpan } from 'filigree';
 *
 * {
 *   using s = startSpan('parse', { kind: 'TOOL' });
 *   s.setInput({ text: '1,2' }).setOutput([1, 2]);
 * }
 * ```
 */
export function startSpan(name?: string, options?: StartSpanOptions): SpanContext;
export function startSpan<T>(name: string, options: StartSpanOptions, fn: (span: SpanContext) => T): T;
export function startSpan<T>(name: string, fn: (span: SpanContext) => T): T;
export function startSpan(...args: unknown[]): unknown {
  const { name, options, fn, site } = readCall('startSpan', args);
  const startedAt = startOf(options);
  const kind = options.kind ?? site.kind;
  const parent = recordingOf('startSpan', options.parent);
  const scope = currentScope();
  const span = parent === undefined ? openSpan(site, name, kind, startedAt, scope, options.lazy === true) : openUnder(parent, site, name, kind, startedAt, scope);
  return beginImperative(span, options, fn);
}

function recordingOf(where: string, parent: unknown): Recording | undefined {
  if (parent === undefined || isRecording(parent)) return parent;
  engine().misuse(where, '`parent` to be an open trace or span', parent);
  return undefined;
}
