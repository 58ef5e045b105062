import type { ScoreRecord, SpanRecord, TraceRecord } from '../types.js';

/**
 * What an exporter is given: what became known since the last batch. Records are made when a list is first read and
 * are shared by all exporters: do not change them.
 */
export interface Batch {
  /** How many records there are in all. */
  readonly size: number;
  /** Finished spans, in the order of their end. */
  readonly spans: readonly SpanRecord[];
  /** Finished traces, in the order of their end. */
  readonly traces: readonly TraceRecord[];
  readonly scores: readonly ScoreRecord[];
  /** Spans and traces that began and have not ended yet; empty unless the exporter is `live`. */
  readonly started: { readonly spans: readonly SpanRecord[]; readonly traces: readonly TraceRecord[] };
}

/**
 * A destination. Write one in a few lines and give it in `configure({ exporters: [...] })`.
 *
 * Duties: `export` resolves when the whole batch has been taken, and rejects when none of it has: then it is counted
 * as failed and told to `onError`. One batch is given at a time, in order; `signal` is aborted when the time for
 * it is up. An exporter never sees the engine, and an unhealthy one does not slow the others.
 */
export interface Exporter {
  /** Unique among the configured exporters; the key in what `flush`, `shutdown` and `stats` report. */
  readonly name: string;
  export(batch: Batch, signal: AbortSignal): Promise<void> | void;
  /** `true`: `export` has done all its work when it returns, so it can also be called while the process exits. */
  readonly synchronous?: boolean;
  /** `true`: batches also tell of what has begun. */
  readonly live?: boolean;
  /** Called once with a function that delivers, at once, what has been recorded so far; for synchronous exporters. */
  attach?(pull: () => void): void;
  /** Writes out what the exporter itself holds back. */
  flush?(signal: AbortSignal): Promise<void> | void;
  close?(): Promise<void> | void;
}
