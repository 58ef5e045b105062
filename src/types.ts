/**
 * The public data model: what a user passes in, and what an exporter, the journal and the viewer read.
 * Types only; this file has no run-time code and imports nothing.
 */

/** What a span stands for. A closed set: another string is an error. */
export type SpanKind =
  | 'AGENT'
  | 'TOOL'
  | 'LLM'
  | 'RETRIEVER'
  | 'CHAIN'
  | 'EMBEDDING'
  | 'RERANKER'
  | 'GUARDRAIL'
  | 'EVALUATOR'
  | 'OTHER';

/** Where a trace or a span is in its life. `PENDING` is prepared and not begun; the last three are final. */
export type Status = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'ERROR' | 'CANCELLED';

/** A point in time as the user gives it: a `Date`, or milliseconds since the Unix epoch (fractions keep microseconds). */
export type TimeInput = Date | number;

/** Free key-value data of a trace or a span. */
export type Metadata = Record<string, unknown>;

/** Tokens that a model call used. Counts are integers; providers' extra counts keep their own names. */
export interface TokenUsage {
  promptTokens?: number;
  completionTokens?: number;
  [extra: string]: number | undefined;
}

/** Every field of an object as a number: how `setCost` and `setTokenUsage` take objects of the user's own types. */
export type Numbers<T> = { readonly [Key in keyof T]: number | undefined };

/** What a call cost, in one currency of the user's choice (US dollars by convention). */
export interface Cost {
  total: number;
  [extra: string]: number | undefined;
}

/** A thrown value, as recorded. `cause` follows `Error.cause`, bounded in depth. */
export interface ErrorRecord {
  /** The error's class name (`TypeError`), or the `typeof` of a thrown value that is no Error. */
  type: string;
  message: string;
  stack?: string;
  cause?: ErrorRecord;
}

/** Something that happened at one moment inside a span. */
export interface SpanEvent {
  name: string;
  /** Microseconds since the Unix epoch. */
  time: number;
  attributes?: Metadata;
}

/** The place in the user's code that a span stands for; known with the transform. */
export interface SourceLocation {
  file: string;
  line: number;
  column?: number;
  function?: string;
}

/**
 * Where a record stands in OpenTelemetry's tree, which has spans that filigree does not know. Ids in hex, as on OTLP.
 * Exporters to OpenTelemetry use it; `traceId` and `parentSpanId` of the record itself stay filigree's own.
 */
export interface OtelPlace {
  /** 32 digits: the trace of OpenTelemetry that the record is part of, in the place of one with its own `traceId`. */
  traceId: string;
  /** 16 digits: the span of OpenTelemetry right above it. Absent where that is filigree's own parent. */
  parentSpanId?: string;
}

/** Another trace that this one was started from, or beside. */
export interface Link {
  traceId: string;
  spanId?: string;
  /** Where the other end is part of a trace of OpenTelemetry. */
  otel?: Pick<OtelPlace, 'traceId'>;
}

/**
 * A recorded trace. Times are integers, microseconds since the Unix epoch; `endTime` is absent while it runs.
 * Absent fields were never set.
 */
export interface TraceRecord {
  /** UUID v7, lower case with dashes. */
  traceId: string;
  name: string;
  status: Status;
  statusReason?: string;
  input?: unknown;
  output?: unknown;
  error?: ErrorRecord;
  startTime: number;
  endTime?: number;
  sessionId?: string;
  userId?: string;
  tags?: readonly string[];
  metadata?: Metadata;
  project?: string;
  environment?: string;
  release?: string;
  link?: Link;
  /** Present where an OpenTelemetry SDK had a sampled span active when the trace was opened. */
  otel?: OtelPlace;
  source?: SourceLocation;
}

/** A recorded span. Times are integers, microseconds since the Unix epoch; `endTime` is absent while it runs. */
export interface SpanRecord {
  /** UUID v7, lower case with dashes. */
  spanId: string;
  traceId: string;
  /** Absent for a span directly under its trace. */
  parentSpanId?: string;
  name: string;
  kind: SpanKind;
  status: Status;
  statusReason?: string;
  input?: unknown;
  output?: unknown;
  error?: ErrorRecord;
  model?: string;
  modelParameters?: Metadata;
  tokenUsage?: TokenUsage;
  cost?: Cost;
  /** When the first chunk of a streamed answer came: time to first token is this minus `startTime`. */
  completionStartTime?: number;
  /** `true` for a prepared span that was cancelled before `start()`; its `startTime` is when it was prepared. */
  neverStarted?: true;
  startTime: number;
  endTime?: number;
  tags?: readonly string[];
  metadata?: Metadata;
  events?: readonly SpanEvent[];
  /** Present where the span is part of a trace of OpenTelemetry's. */
  otel?: OtelPlace;
  source?: SourceLocation;
}

/** A judgement about a trace or a span, by a person or a program. */
export interface ScoreRecord {
  traceId: string;
  spanId?: string;
  name: string;
  value: number | boolean | string;
  reason?: string;
  metadata?: Metadata;
  /** Where what is judged is part of a trace of OpenTelemetry's. */
  otel?: Pick<OtelPlace, 'traceId'>;
  time: number;
}

/** One entry of the journal, as exporters and the viewer read it. Unfinished traces and spans have no `endTime`. */
export type JournalRecord =
  | ({ event: 'trace.start' | 'trace.end' } & TraceRecord)
  | ({ event: 'span.start' | 'span.end' } & SpanRecord)
  | ({ event: 'score' } & ScoreRecord);

/** The part of `JournalRecord` that says what happened. */
export type EventType = JournalRecord['event'];

/** Options that traces and spans share, wherever they are made. */
export interface CommonOptions {
  /** Overrides the name that is otherwise `Class.method` or the function's own. */
  name?: string;
  metadata?: object;
  tags?: readonly string[];
  /** `false`: neither input, output nor stream chunks of this call are captured. Default `true`. */
  capture?: boolean;
}

/** How arguments and result of an instrumented function are captured. `A`: its parameters, `R`: its (awaited) result. */
export interface CaptureOptions<A extends readonly unknown[] = readonly never[], R = never> {
  /** Chooses what is recorded as input; gets the arguments in order. */
  input?: (...args: A) => unknown;
  /** Chooses what is recorded as output; gets the result (for a stream: the bounded list of chunks). */
  output?: (result: R) => unknown;
  /** Parameters that are never captured, by name. */
  skip?: readonly string[];
}

/** Options of `@span` and of `span(options, fn)`. */
export interface SpanOptions<A extends readonly unknown[] = readonly never[], R = never>
  extends CommonOptions,
    CaptureOptions<A, R> {
  /** Default `OTHER`. */
  kind?: SpanKind;
  model?: string;
}

/** Options of `@trace` and of `trace(options, fn)`. */
export interface TraceOptions<A extends readonly unknown[] = readonly never[], R = never>
  extends CommonOptions,
    CaptureOptions<A, R> {
  sessionId?: string;
  userId?: string;
  /** `true`: inside an active trace, open an independent trace that links to it. Default: an `AGENT` span in it. */
  newTrace?: boolean;
}

/** Options of `startSpan` and of `span()` of a trace or a span. */
export interface StartSpanOptions extends CommonOptions {
  kind?: SpanKind;
  model?: string;
  input?: unknown;
  /** `true`: prepare the span only; `start()` begins it. Default `false`. */
  lazy?: boolean;
  /** The input that an automatic start of a lazy span uses. */
  payload?: unknown;
  /** Hang the span under this one instead of the current one. */
  parent?: TraceContext | SpanContext;
  /** When the work began, if it was before this call. */
  startTime?: TimeInput;
  /** When the work ended: the span is recorded as finished at that time when it ends. */
  endTime?: TimeInput;
}

/** Options of `startTrace`. */
export interface StartTraceOptions extends CommonOptions {
  input?: unknown;
  sessionId?: string;
  userId?: string;
  /** `true`: inside an active trace, open an independent trace that links to it. Default: an `AGENT` span in it. */
  newTrace?: boolean;
  /** Open an `AGENT` span under this trace or span, whatever is current. */
  parent?: TraceContext | SpanContext;
  startTime?: TimeInput;
  endTime?: TimeInput;
}

/** An open trace. Every setter returns the context; after the end setters change nothing and are counted. */
export interface TraceContext extends Disposable, AsyncDisposable {
  /** UUID v7. */
  readonly traceId: string;
  readonly name: string;
  readonly status: Status;
  /**
   * Waits for the id under which a destination that assigns ids of its own knows this trace, such as an agent instance of
   * `prefactor`. Never rejects; `traceId` for an exporter that is not configured, for a trace that is not recorded, and
   * where `shutdown` comes before an answer.
   */
  remoteId(exporter: string): Promise<string>;
  /** Opens a span under the innermost open span of this trace in the current context, else under the trace. */
  span(name?: string, options?: StartSpanOptions): SpanContext;
  span<T>(name: string, options: StartSpanOptions, fn: (span: SpanContext) => T): T;
  span<T>(name: string, fn: (span: SpanContext) => T): T;
  setInput(value: unknown): this;
  setOutput(value: unknown): this;
  /** Merges shallowly into what was set before; the object itself is never kept or changed. */
  setMetadata(metadata: object): this;
  /** Sets the status that `end()` will use; an exception that leaves the block overrides it. */
  setStatus(status: Status): this;
  /** Records the error and sets ERROR. */
  setError(error: unknown): this;
  /** Replaces the tags. */
  setTags(tags: readonly string[]): this;
  /** Ends the trace; a second call changes nothing. Spans that are still open stay open and arrive when they end. */
  end(): void;
}

/** An open span. Every setter returns the context; after the end setters change nothing and are counted. */
export interface SpanContext extends Disposable, AsyncDisposable {
  /** UUID v7; never changes. */
  readonly spanId: string;
  readonly traceId: string;
  readonly name: string;
  readonly status: Status;
  /** `spanId`, until a backend that assigns its own ids has answered; then that backend's id. */
  readonly id: string;
  /**
   * Waits for the id under which a destination that assigns ids of its own, such as `prefactor`, knows this span. Never
   * rejects; `spanId` for an exporter that is not configured, for a span that is not recorded, and where `shutdown` comes
   * before an answer. A prepared span has no such id before its `start()`. Ids of the last 16,384 spans are kept.
   */
  remoteId(exporter: string): Promise<string>;
  /** Opens a span under this one. */
  span(name?: string, options?: StartSpanOptions): SpanContext;
  span<T>(name: string, options: StartSpanOptions, fn: (span: SpanContext) => T): T;
  span<T>(name: string, fn: (span: SpanContext) => T): T;
  setInput(value: unknown): this;
  setOutput(value: unknown): this;
  setModel(model: string): this;
  /** Replaces the usage. Counts are integers; extra counts keep their own names. */
  setTokenUsage<U extends { promptTokens?: number; completionTokens?: number }>(usage: U & Numbers<U>): this;
  setModelParameters(parameters: object): this;
  setCost<C extends { total: number }>(cost: C & Numbers<C>): this;
  setCompletionStartTime(time: TimeInput): this;
  setError(error: unknown): this;
  setMetadata(metadata: object): this;
  setTags(tags: readonly string[]): this;
  setStatus(status: Status): this;
  addEvent(name: string, attributes?: object, time?: TimeInput): this;
  /** Begins a lazy span (and its prepared ancestors first); `payload` becomes the input. A second call changes nothing. */
  start(payload?: unknown): this;
  /** Ends as COMPLETED; `result` merges into the output. The first terminal call wins. */
  complete(result?: unknown): this;
  /** Ends as ERROR; `result` merges into the output, and `result.error` becomes the error. */
  fail(result?: unknown): this;
  /** Ends as CANCELLED. Before `start()` it is a span that never began. */
  cancel(reason?: string): this;
  /** Ends with the status that was last set; COMPLETED if none. */
  finish(): this;
  /** Merges shallowly into the output. */
  setResult(data: object): this;
  /** The same as `finish()`. */
  end(): void;
}
