/**
 * What the viewer's server says to its page, as JSON. Internal to the package: both sides are built together, and nothing
 * outside may rely on it. Times are integers, microseconds since the Unix epoch; durations are microseconds.
 */
import type { ErrorRecord, Link, ScoreRecord, SourceLocation, SpanKind, SpanRecord, TraceRecord } from '../../src/types.js';
import type { ViewStatus } from '../data/status.js';

export type { ErrorRecord, Link, ScoreRecord, SourceLocation, SpanKind, SpanRecord, TraceRecord, ViewStatus };

/** The header of answers that come from a part of the store, while the rest is still being read. */
export type IndexingHeader = 'Filigree-Indexing';

/** Class and message of an error, without its stack. */
export interface ShortError {
  type: string;
  message: string;
}

/** One trace in a list. */
export interface TraceRow {
  traceId: string;
  name: string;
  status: ViewStatus;
  statusReason?: string;
  startTime: number;
  /** For an interrupted trace up to its process's last sign of life; absent while it runs. */
  duration?: number;
  spans: number;
  openSpans: number;
  failedSpans: number;
  promptTokens: number;
  completionTokens: number;
  tokens: number;
  /** Absent if no span has a cost. */
  cost?: number;
  sessionId?: string;
  userId?: string;
  tags?: readonly string[];
  error?: ShortError;
  models: readonly string[];
  environment?: string;
  /** It still runs: rows of it come with the events. */
  live: boolean;
}

/** Counts of the traces that match the query, by value; the 20 most frequent values of each. */
export interface Facets {
  status: Record<string, number>;
  name: Record<string, number>;
  model: Record<string, number>;
  kind: Record<string, number>;
  session: Record<string, number>;
  user: Record<string, number>;
  tag: Record<string, number>;
  environment: Record<string, number>;
  process: Record<string, number>;
}

/** How far the reading of the store has come, in bytes; absent in answers once all of it is read. */
export interface Indexing {
  done: number;
  of: number;
}

export type SortField = 'start' | 'duration' | 'tokens' | 'cost' | 'name' | 'status';

/** `GET /api/traces?q=&sort=&order=&limit=&offset=` */
export interface TraceList {
  traces: TraceRow[];
  total: number;
  facets: Facets;
  indexing?: Indexing;
  /** The search for text stopped at its limit of time or results: there may be more. */
  partial?: true;
}

/** The beginning of a value that was captured. */
export interface Preview {
  /** JSON text, or the text itself for a string; at most 2 KB. */
  text: string;
  truncated: boolean;
  /** Length of all of it, in UTF-16 units. */
  length: number;
}

/** One span in the tree of its trace. */
export interface SpanRow {
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: SpanKind;
  status: ViewStatus;
  statusReason?: string;
  startTime: number;
  /** Absent while it runs; for an interrupted span its process's last sign of life. */
  endTime?: number;
  model?: string;
  promptTokens?: number;
  completionTokens?: number;
  cost?: number;
  /** Time to first token. */
  ttft?: number;
  error?: ShortError;
  source?: SourceLocation;
  hasInput: boolean;
  hasOutput: boolean;
  /** 0 is directly under the trace. */
  depth: number;
  /** Its parent was not recorded, or is its own descendant: it stands under the trace instead. */
  orphan?: true;
}

/**
 * The same, column by column, for traces of many spans: smaller, and quicker to make and to parse. Every column has an entry for each span; `name`,
 * `kind`, `status`, `model`, `source`, `error` and `reason` are places in `strings`, `errors` and `sources`, -1 for none.
 */
export interface SpanColumns {
  count: number;
  strings: string[];
  errors: ShortError[];
  sources: SourceLocation[];
  spanId: string[];
  /** The row of the parent, -1 directly under the trace. */
  parent: number[];
  name: number[];
  kind: number[];
  status: number[];
  reason: number[];
  model: number[];
  error: number[];
  source: number[];
  /** Microseconds since the start of the trace; can be negative. */
  start: number[];
  /** Microseconds from the start of the span; -1 while it runs. */
  duration: number[];
  promptTokens: number[];
  completionTokens: number[];
  /** -1 for none. */
  cost: number[];
  /** -1 for none. */
  ttft: number[];
  /** 1 has input, 2 has output, 4 is an orphan. */
  flags: number[];
  depth: number[];
}

/** `GET /api/traces/:id`; with `?columns=1`, `columns` in the place of `spans`. */
export interface TraceAnswer {
  row: TraceRow;
  /** Without `input` and `output`. Absent if only spans of it were found. */
  trace?: Omit<TraceRecord, 'input' | 'output'>;
  input?: Preview;
  output?: Preview;
  /** In tree order: each before its children, siblings by start. */
  spans?: SpanRow[];
  columns?: SpanColumns;
  scores: ScoreRecord[];
  /** How many spans were left out. */
  truncated?: number;
}

/** `GET /api/traces/:id/spans/:spanId` */
export interface SpanAnswer {
  span: SpanRecord;
  status: ViewStatus;
  /** The span of the same name before it in the trace. */
  previous?: { spanId: string; input?: unknown; output?: unknown };
}

/** `GET /api/traces/:id/search?q=` */
export interface SearchAnswer {
  /** In tree order. */
  spanIds: string[];
  partial?: true;
}

export interface SessionRow {
  sessionId: string;
  traces: number;
  startTime: number;
  /** The last end, or the last start of what still runs. */
  endTime: number;
  tokens: number;
  cost?: number;
  errors: number;
  userId?: string;
}

/** `GET /api/sessions?q=&limit=&offset=`: those with the latest activity first. */
export interface SessionList {
  sessions: SessionRow[];
  total: number;
  partial?: true;
}

/** `GET /api/sessions/:id`: its traces, the oldest first. */
export interface SessionAnswer {
  session: SessionRow;
  traces: (TraceRow & { input?: Preview; output?: Preview })[];
  /** How many of the latest traces were left out. */
  truncated?: number;
}

/** Latencies are within 2 %. */
export interface Latencies {
  p50: number;
  p90: number;
  p99: number;
  /** Time to first token; absent where nothing was streamed. */
  ttftP50?: number;
}

/** What the spans of one model, kind or name came to. */
export interface SpanStats extends Latencies {
  spans: number;
  errors: number;
  promptTokens: number;
  completionTokens: number;
  tokens: number;
  cost?: number;
}

export type Bucket = 'minute' | 'hour' | 'day';

/** `GET /api/stats?q=&bucket=&from=&to=` */
export interface Stats {
  /** Where each begins; buckets without a trace in between are there too, up to 2,000. */
  buckets: number[];
  bucket: Bucket;
  /** An entry for each bucket. Traces count where they began. Latencies are those of traces; `null` where nothing ended. First tokens are those of each trace's first streamed span. */
  series: {
    traces: number[];
    errors: number[];
    tokens: number[];
    cost: number[];
    p50: (number | null)[];
    p90: (number | null)[];
    p99: (number | null)[];
    ttftP50: (number | null)[];
  };
  totals: { traces: number; errors: number; spans: number; promptTokens: number; completionTokens: number; tokens: number; cost?: number } & Partial<Latencies>;
  /** Those with most spans first, 50 at most. */
  byModel: ({ model: string } & SpanStats)[];
  byKind: ({ kind: string } & SpanStats)[];
  byName: ({ name: string } & SpanStats)[];
  partial?: true;
}

/** `GET /api/compare?a=&b=`: two traces, their spans aligned by name, level by level. */
export interface Comparison {
  a: TraceRow;
  b: TraceRow;
  pairs: ComparedPair[];
  truncated?: number;
}

export interface ComparedPair {
  name: string;
  kind: string;
  a?: SpanRow;
  b?: SpanRow;
  depth: number;
}

export interface ProcessRow {
  pid: number;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  running: boolean;
}

/** `GET /api/about` */
export interface About {
  version: string;
  /** The store's folder. */
  dir: string;
  /** The latest first, 100 at most. */
  processes: ProcessRow[];
  receiver?: { url: string };
  /** Damaged lines and the like that were passed over. */
  skipped?: string;
}

/** Every answer that is no success. */
export interface ErrorAnswer {
  /** Expected, got, what to do. */
  error: string;
}

/** `GET /api/events?trace=`: what comes under each name of an event. */
export interface ServerEvents {
  /** Rows that changed, batched. */
  traces: { traces: TraceRow[]; /** Traces that are gone, with their files. */ removed?: string[] };
  /** Spans of the trace that was asked for that began or ended; in the order of their start, `depth` as far as it is known. */
  spans: { traceId: string; spans: SpanRow[] };
  index: Indexing;
}

export type ExportFormat = 'json' | 'otlp' | 'markdown' | 'html';
