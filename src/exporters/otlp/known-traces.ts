import type { Resource } from './request-writer.js';
import type { Resources } from './settings/resource.js';
import type { Owner } from './mapping/write-trace.js';
import type { OtelPlace, TraceRecord } from '../../types.js';

/** What its spans need to know of a trace. */
export interface KnownTrace extends Owner {
  readonly resource: Resource;
  /** The span that stands for the trace where it has no root span of its own. */
  readonly rootSpanId: string | undefined;
  /** Where it is part of a trace of OpenTelemetry's. */
  readonly otel: OtelPlace | undefined;
}

/** Traces that run at the same time, and those that late spans and scores belong to. */
const MAX_KNOWN = 10_000;

/**
 * Remembers what the start of a trace said of session, user and program, for the spans that go out before their trace
 * has ended.
 */
export class KnownTraces {
  readonly #traces = new Map<string, KnownTrace>();
  readonly #resources: Resources;
  readonly #unknown: KnownTrace;

  constructor(resources: Resources) {
    this.#resources = resources;
    this.#unknown = { resource: resources.of({}), rootSpanId: undefined, otel: undefined };
  }

  /** What is known of a trace; without its start, where the program itself says nothing else. */
  of(traceId: string): KnownTrace {
    return this.#traces.get(traceId) ?? this.#unknown;
  }

  add(trace: TraceRecord, rootSpanId: string | undefined = this.#traces.get(trace.traceId)?.rootSpanId): void {
    const { otel, sessionId, traceId, userId } = trace;
    this.#traces.delete(traceId);
    this.#traces.set(traceId, { sessionId, userId, resource: this.#resources.of(trace), rootSpanId, otel });
    if (this.#traces.size > MAX_KNOWN) this.#traces.delete(this.#traces.keys().next().value!);
  }
}
