import { AsyncResource } from 'node:async_hooks';

/** The context that this module was loaded in, which is nobody's call. */
const loaded = new AsyncResource('filigree.http');

/** `createContextKey` of `@opentelemetry/api` is `Symbol.for` of its description; every SDK and instrumentation asks for this one. */
const SUPPRESS_TRACING = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** What `@opentelemetry/api` puts on the global object, at any version 1, once an SDK has registered a context manager. */
interface OpenTelemetry {
  readonly context?: {
    active(): { setValue(key: symbol, value: unknown): unknown };
    with<T>(context: unknown, work: () => T): T;
  };
}

/**
 * Runs work that belongs to no call of the program. The connections that it opens outlive the call that caused it: they
 * must neither keep that call's span nor lend its context to what comes later, and an OpenTelemetry instrumentation of
 * `http` must not make spans of our own requests.
 */
export function outside<T>(work: () => Promise<T>): Promise<T> {
  return loaded.runInAsyncScope(suppressed, undefined, work) as Promise<T>;
}

/** `work` is asynchronous and does not throw, so what throws here is the context manager, before or instead of it. */
function suppressed<T>(work: () => Promise<T>): Promise<T> {
  let running: Promise<T> | undefined;
  try {
    const { context } = ((globalThis as Record<symbol, unknown>)[Symbol.for('opentelemetry.js.api.1')] ?? {}) as OpenTelemetry;
    context?.with(context.active().setValue(SUPPRESS_TRACING, true), () => void (running = work()));
  } catch {
    // A foreign context manager that is broken is no reason not to send.
  }
  return running ?? work();
}
