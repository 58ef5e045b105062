/**
 * What filigree touches of the OpenTelemetry API, which it neither imports nor depends on. The API puts what was
 * registered on the global object, where every copy of it looks, and its keys are `Symbol.for`: the same in all releases
 * from 1.0 to 1.10 (`src/internal/global-utils.ts`, `src/context/context.ts` and `src/trace/context-utils.ts` of
 * https://github.com/open-telemetry/opentelemetry-js/tree/main/api).
 */
const REGISTRATION = Symbol.for('opentelemetry.js.api.1');

/** Where a context has its active span. */
export const SPAN = Symbol.for('OpenTelemetry Context Key SPAN');

/** Ids in hex, lower case: 32 and 16 digits. */
export interface OtelSpanContext {
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: sampled. */
  readonly traceFlags: number;
  readonly traceState?: unknown;
}

/** A point in time: a `Date`, milliseconds, or seconds and nanoseconds. */
export type OtelTime = Date | number | readonly [seconds: number, nanoseconds: number];

export interface OtelSpan {
  spanContext(): OtelSpanContext;
}

/** Immutable. */
export interface OtelContext {
  getValue(key: symbol): unknown;
  setValue(key: symbol, value: unknown): OtelContext;
}

/** What an SDK registers to carry contexts along. */
export interface ContextManager {
  active(): OtelContext;
  with<T>(context: OtelContext, fn: () => T): T;
  /** Since 1.10. */
  attach?(context: OtelContext): unknown;
}

interface Registration {
  readonly context?: ContextManager;
}

/** The context manager of the program's OpenTelemetry SDK; `undefined` with none, or with the API alone. */
export function registeredManager(): ContextManager | undefined {
  return ((globalThis as Record<symbol, unknown>)[REGISTRATION] as Registration | undefined)?.context;
}

/** The active span of a context. */
export function spanOf(context: OtelContext): OtelSpan | undefined {
  return (context.getValue(SPAN) as OtelSpan | null | undefined) ?? undefined;
}
