import { fromInput, now, toMicroseconds } from './clock.js';
import { enter } from './context.js';
import { engine } from './engine.js';
import { newId } from './ids.js';
import { Recording } from './recording.js';
import { run } from './run.js';
import { readCall } from './imperative-call.js';
import { withoutUndefined } from './record.js';
import type { AnyFunction } from './run.js';
import type { CallSite } from './call-site.js';
import type { TraceRecording } from './trace.js';
import type {
  Cost,
  Metadata,
  SpanContext,
  SpanEvent,
  SpanKind,
  SpanRecord,
  StartSpanOptions,
  TimeInput,
  TokenUsage,
  TraceContext,
} from './types.js';

/** A span that is being recorded; the handle that users get is this object. */
export class SpanRecording extends Recording implements SpanContext, TraceContext {
  declare readonly trace: TraceRecording;
  declare readonly kind: SpanKind;
  /** The trace was opened for this span alone, and ends with it. */
  declare readonly ownsTrace: boolean;
  /** What an automatic start of a lazy span uses as input. */
  declare payload: unknown;
  declare model: string | undefined;
  declare modelParameters: Metadata | undefined;
  declare tokenUsage: TokenUsage | undefined;
  declare cost: Cost | undefined;
  declare completionStartedAt: number | undefined;
  declare events: SpanEvent[] | undefined;
  declare ownId: string | undefined;

  constructor(site: CallSite, name: string, kind: SpanKind, trace: TraceRecording, parent: Recording, startedAt: number, ownsTrace: boolean) {
    super(site, name, parent, startedAt, parent.propagated);
    this.trace = trace;
    this.kind = kind;
    this.ownsTrace = ownsTrace;
    this.payload = undefined;
    this.model = site.model;
    this.modelParameters = undefined;
    this.tokenUsage = undefined;
    this.cost = undefined;
    this.completionStartedAt = undefined;
    this.events = undefined;
    this.ownId = undefined;
  }

  get startEvent() {
    return 'span.start' as const;
  }

  get endEvent() {
    return 'span.end' as const;
  }

  get spanId(): string {
    return (this.ownId ??= newId(this.startedAt));
  }

  get id(): string {
    return this.spanId;
  }

  get traceId(): string {
    return this.trace.traceId;
  }

  span(...args: unknown[]): never {
    return spanUnder(this, args) as never;
  }

  setModel(model: string): this {
    if (this.refuses('setModel')) return this;
    if (typeof model === 'string') this.model = model;
    else engine().misuse('setModel', 'a string', model);
    return this;
  }

  setTokenUsage(usage: TokenUsage): this {
    if (this.refuses('setTokenUsage')) return this;
    this.tokenUsage = this.snapshotNumbers('setTokenUsage', usage);
    return this;
  }

  setModelParameters(parameters: Metadata): this {
    if (this.refuses('setModelParameters')) return this;
    this.modelParameters = this.snapshotObject('setModelParameters', parameters);
    return this;
  }

  setCost(cost: Cost): this {
    if (this.refuses('setCost')) return this;
    this.cost = this.snapshotNumbers('setCost', cost) as Cost | undefined;
    return this;
  }

  setCompletionStartTime(time: TimeInput): this {
    if (this.refuses('setCompletionStartTime')) return this;
    this.completionStartedAt = this.snapshotTime('setCompletionStartTime', time) ?? this.completionStartedAt;
    return this;
  }

  addEvent(name: string, attributes?: Metadata, time?: TimeInput): this {
    if (this.refuses('addEvent')) return this;
    const at = time === undefined ? now() : (this.snapshotTime('addEvent', time) ?? now());
    const event: SpanEvent = { name: String(this.snapshot(name)), time: toMicroseconds(at) };
    if (attributes !== undefined) event.attributes = this.snapshotObject('addEvent', attributes);
    (this.events ??= []).push(event);
    return this;
  }

  start(payload?: unknown): this {
    if (this.refuses('start')) return this;
    if (!this.begun) this.begin(now(), payload);
    return this;
  }

  complete(result?: unknown): this {
    return this.terminate('complete', 'COMPLETED', result);
  }

  fail(result?: unknown): this {
    return this.terminate('fail', 'ERROR', result);
  }

  cancel(reason?: string): this {
    if (typeof reason === 'string' && this.endedAt === 0) this.statusReason = reason;
    return this.terminate('cancel', 'CANCELLED', undefined);
  }

  finish(): this {
    this.end();
    return this;
  }

  setResult(data: Metadata): this {
    if (this.refuses('setResult')) return this;
    this.mergeOutput('setResult', data);
    return this;
  }

  override applyOptions(options: StartSpanOptions): void {
    super.applyOptions(options);
    if (options.model !== undefined) this.setModel(options.model);
    if (options.lazy === true) this.begun = false;
    this.payload = options.payload === undefined ? undefined : this.snapshot(options.payload);
  }

  override firstChunk(at: number): void {
    this.completionStartedAt ??= at;
  }

  override toJSON(): Metadata {
    return { spanId: this.spanId, traceId: this.traceId, name: this.name, kind: this.kind, status: this.status };
  }

  toRecord(): SpanRecord {
    const redactor = engine().redactor;
    return withoutUndefined({
      spanId: this.spanId,
      traceId: this.traceId,
      parentSpanId: this.parent instanceof SpanRecording ? this.parent.spanId : undefined,
      kind: this.kind,
      ...this.commonRecord(),
      model: this.model,
      modelParameters: redactor.value(this.modelParameters),
      tokenUsage: this.tokenUsage,
      cost: this.cost,
      completionStartTime: this.completionStartedAt === undefined ? undefined : toMicroseconds(this.completionStartedAt),
      neverStarted: this.begun ? undefined : true,
      events: redactor.value(this.events),
    });
  }

  protected override close(): void {
    // A prepared span that is left without `start()` began where its block was entered; a cancelled one never did.
    if (!this.begun && this.outcome !== 'CANCELLED') this.begin(this.startedAt, undefined);
    super.close();
    if (this.ownsTrace) this.trace.endLike(this);
  }

  private begin(at: number, payload: unknown): void {
    if (this.parent instanceof SpanRecording && !this.parent.begun && !this.parent.ended) this.parent.start();
    this.startedAt = at;
    this.begun = true;
    if (payload !== undefined) this.input = this.snapshot(payload);
    else if (this.payload !== undefined) this.input = this.payload;
    this.announce();
  }

  private terminate(method: string, outcome: 'COMPLETED' | 'ERROR' | 'CANCELLED', result: unknown): this {
    if (this.refuses(method)) return this;
    if (result !== undefined) this.mergeResult(method, result);
    this.outcome = outcome;
    this.close();
    return this;
  }

  /** `fail` takes an error as it is, or as `{ error }` beside data; everything else merges into the output. */
  private mergeResult(method: string, result: unknown): void {
    if (method !== 'fail') return this.mergeOutput(method, result);
    const error = errorOf(result);
    if (error !== undefined) this.recordError(error);
    if (error !== result) this.mergeOutput(method, result);
  }

  private mergeOutput(method: string, data: unknown): void {
    const copy = this.snapshot(data);
    const mergeable = isPlain(copy) && (this.output === undefined || isPlain(this.output));
    this.output = mergeable ? { ...(this.output as Metadata | undefined), ...copy } : copy;
  }

  private snapshotNumbers(setter: string, value: unknown): Record<string, number> | undefined {
    const copy = this.snapshotObject(setter, value);
    if (copy === undefined) return undefined;
    const numbers = Object.entries(copy).filter(([, count]) => typeof count === 'number');
    if (numbers.length !== Object.keys(copy).length) engine().misuse(setter, 'finite numbers only', value);
    return Object.fromEntries(numbers) as Record<string, number>;
  }
}

/** Opens a span under `parent` from the arguments of a `span(...)` call: the callback's result, or a current handle. */
export function spanUnder(parent: Recording, args: readonly unknown[]): unknown {
  const { name, options, fn, site } = readCall('span', args);
  const span = new SpanRecording(site, name, options.kind ?? site.kind, parent.trace, parent, startOf(options), false);
  return beginImperative(span, options, fn);
}

/** When the work of an imperative call began: now, or when the user says. */
export function startOf({ startTime }: StartSpanOptions): number {
  return fromInput(startTime) ?? now();
}

/** Applies the options of an imperative call, then runs the callback in the recording or makes the handle current. */
export function beginImperative(recording: Recording, options: StartSpanOptions, fn: AnyFunction | undefined): unknown {
  recording.applyOptions(options);
  if (recording.begun) recording.announce();
  if (fn !== undefined) return run(recording, fn, undefined, [recording]);
  if (recording.trace.recorded) enter(recording);
  return recording;
}

function errorOf(result: unknown): unknown {
  if (result instanceof Error) return result;
  return isPlain(result) ? result['error'] : undefined;
}

function isPlain(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
