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

/** What a destination that took a batch said of it. */
export interface ExportResult {
  /** Records of the batch that it refused for good; they are counted as failed and never sent again. */
  readonly rejected?: number;
  /** What it said of them, or a warning of its own; told to `onError`. */
  readonly message?: string;
}

/** How batches are cut for an exporter. */
export interface DeliveryOptions {
  /**
   * `record`: records come as they end. `trace`: spans are held back until their trace has ended and come together with
   * it in one batch; a span that ends after its trace comes alone. Default `record`.
   */
  readonly unit?: 'record' | 'trace';
  /** Records (or, by trace, traces) in one batch. Default 512. */
  readonly maxBatch?: number;
  /** Estimated bytes of one batch. Default 1 MiB. */
  readonly maxBatchBytes?: number;
  /**
   * How long, in milliseconds, records wait for others to fill a batch with them; a flush ends the wait. Default 0: what
   * can be sent is sent.
   */
  readonly fillMs?: number;
  /** Calls of `export` that may run at the same time. With more than one, batches can arrive out of order. Default 1. */
  readonly concurrency?: number;
  /** Calls of `export` in one minute. Default: no limit. */
  readonly perMinute?: number;
  /** How long one call of `export` may take before its signal is aborted. Default 30,000. */
  readonly timeoutMs?: number;
}

/** What filigree does for an exporter; given once, before the first batch. */
export interface ExporterHost {
  /** Delivers, at once, what has been recorded so far; for synchronous exporters. */
  pull(): void;
  /** The destination knows a span or a trace under an id of its own: `span.id` and `span.remoteId(name)` give it. */
  assign(localId: string, remoteId: string): void;
  /** Tells something that the user should know, such as a rejected setting, to `onError` or once on stderr. */
  warn(message: string): void;
  /** What can be recorded: every instrumented member and function whose call site is known so far. */
  declared(): readonly DeclaredSpan[];
}

/** A call site that can produce spans. */
export interface DeclaredSpan {
  readonly name: string;
  /** `AGENT` for a decorated trace. */
  readonly kind: SpanRecord['kind'];
}

/**
 * A destination. Write one in a few lines and give it in `configure({ exporters: [...] })`.
 *
 * Duties: `export` resolves when the whole batch has been taken, and rejects when none of it has. An exporter with a
 * `destination` is remote: what it rejects is kept in the store and sent again, as the `ExportError` that it rejects
 * with says; records can come twice, under the same ids. Without one, a batch that is rejected is counted as failed and
 * told to `onError`. `signal` is aborted when the time for a batch is up. An exporter never sees the engine, and an
 * unhealthy one does not slow the others.
 */
export interface Exporter {
  /** Unique among the configured exporters; the key in what `flush`, `shutdown` and `stats` report. */
  readonly name: string;
  /**
   * Where the records go, without secrets, such as `https://api.example.com/traces support`. What a dead process left
   * unsent is sent only to the destination that it was recorded for.
   */
  readonly destination?: string;
  readonly delivery?: DeliveryOptions;
  export(batch: Batch, signal: AbortSignal): Promise<ExportResult | void> | ExportResult | void;
  /** `true`: `export` has done all its work when it returns, so it can also be called while the process exits. */
  readonly synchronous?: boolean;
  /** `true`: batches also tell of what has begun. */
  readonly live?: boolean;
  attach?(host: ExporterHost): void;
  /** Writes out what the exporter itself holds back. */
  flush?(signal: AbortSignal): Promise<void> | void;
  close?(): Promise<void> | void;
}
