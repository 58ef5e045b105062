import { types } from 'node:util';
import { isError } from './capture/errors.js';
import { ownData } from './capture/own.js';
import { fromInput, now, toMicroseconds } from './clock.js';
import { currentScope, enter } from './context.js';
import { engine } from './engine.js';
import { newId } from './ids.js';
import { Recording } from './recording.js';
import { registry } from './registry.js';
import { remoteIdOf } from './remote-id-of.js';
import { run } from './run.js';
import { readCall } from './imperative-call.js';
import { spanRecord } from './record.js';
import type { AnyFunction } from './run.js';
import type { CallSite } from './call-site.js';
import type { Scope } from './scope.js';
import type { TraceRecording } from './trace.js';
import type {
  Cost,
  Metadata,
  SpanContext,
  SpanEvent,
  SpanKind,
  SpanRecord,
  StartSpanOptions,
  StartTraceOptions,
  TimeInput,
  TraceContext,
} from './types.js';

/** A span that is being recorded; the handle that users get is this object. */
export class SpanRecording extends Recording implements SpanContext, TraceContext {
  declare readonly trace: TraceRecording;
  declare readonly kind: SpanKind;

  constructor(site: CallSite, name: string, kind: SpanKind, trace: TraceRecording, parent: Recording, startedAt: number, outer: Scope | undefined) {
    super(site, name, parent, startedAt, outer);
    this.trace = trace;
    this.kind = kind;
  }

  get type() {
    return 'span.end' as const;
  }

  protected get startType() {
    return 'span.start' as const;
  }

  get spanId(): string {
    return (this.ownId ??= newId(this.startedAt));
  }

  get id(): string {
    return registry.remoteIds.idOf(this.spanId);
  }

  remoteId(exporter: string): Promise<string> {
    return remoteIdOf(this, this.spanId, exporter);
  }

  get traceId(): string {
    return this.trace.traceId;
  }

  span(...args: unknown[]): never {
    return spanUnder(this, args) as never;
  }

  setModel(model: string): this {
    if (this.refuses('setModel')) return this;
    if (typeof model === 'string') this.detail().model = model;
    else engine().misuse('setModel', 'a string', model);
    return this;
  }

  setTokenUsage(usage: object): this {
    if (this.refuses('setTokenUsage')) return this;
    const counts = this.snapshotNumbers('setTokenUsage', usage);
    if (counts !== undefined) this.detail().tokenUsage = counts;
    return this;
  }

  setModelParameters(parameters: object): this {
    if (this.refuses('setModelParameters')) return this;
    const copy = this.snapshotObject('setModelParameters', parameters);
    if (copy !== undefined) this.detail().modelParameters = copy;
    return this;
  }

  setCost(cost: object): this {
    if (this.refuses('setCost')) return this;
    const amounts = this.snapshotNumbers('setCost', cost);
    if (amounts !== undefined) this.detail().cost = amounts as Cost;
    return this;
  }

  setCompletionStartTime(time: TimeInput): this {
    if (this.refuses('setCompletionStartTime')) return this;
    const details = this.detail();
    details.completionStartedAt = this.snapshotTime('setCompletionStartTime', time) ?? details.completionStartedAt;
    return this;
  }

  addEvent(name: string, attributes?: object, time?: TimeInput): this {
    if (this.refuses('addEvent')) return this;
    const at = time === undefined ? now() : (this.snapshotTime('addEvent', time) ?? now());
    if (typeof name !== 'string') {
      engine().misuse('addEvent', 'a name', name);
      return this;
    }
    const event: SpanEvent = { name: this.snapshot(name) as string, time: toMicroseconds(at) };
    if (attributes !== undefined) event.attributes = this.snapshotObject('addEvent', attributes);
    (this.detail().events ??= []).push(event);
    return this;
  }

  start(payload?: unknown): this {
    if (this.refuses('start')) return this;
    if (this.prepared) this.begin(now(), payload);
    return this;
  }

  complete(result?: unknown): this {
    return this.terminate('complete', 'COMPLETED', result);
  }

  fail(result?: unknown): this {
    return this.terminate('fail', 'ERROR', result);
  }

  cancel(reason?: string): this {
    if (this.endedAt !== 0) return this.terminate('cancel', 'CANCELLED', undefined);
    if (typeof reason === 'string') this.detail().statusReason = reason;
    if (this.prepared) this.detail().abandoned = true;
    return this.terminate('cancel', 'CANCELLED', undefined);
  }

  finish(): this {
    this.end();
    return this;
  }

  setResult(data: object): this {
    if (this.refuses('setResult')) return this;
    this.mergeOutput('setResult', data);
    return this;
  }

  override applyOptions(options: StartSpanOptions & StartTraceOptions): void {
    super.applyOptions(options);
    this.trace.belongTo(options);
    if (options.model !== undefined) this.setModel(options.model);
    if (options.lazy === true) this.prepare();
    if (options.payload !== undefined && engine().captureInput) this.detail().payload = this.snapshot(options.payload);
  }

  /** A trace that was opened for this span alone begins with it. */
  private prepare(): void {
    this.detail().prepared = true;
    if (this.trace.soleSpan === this) this.trace.detail().prepared = true;
  }

  override firstChunk(at: number): void {
    this.detail().completionStartedAt ??= at;
  }

  override toJSON(): Metadata {
    return { spanId: this.spanId, traceId: this.traceId, name: this.name, kind: this.kind, status: this.status };
  }

  protected toRecord(): SpanRecord {
    return spanRecord(this);
  }

  /** Prepared ancestors begin first, at the same time: nothing begins before what it is part of. */
  override announce(): void {
    const parent = this.parent as SpanRecording | TraceRecording;
    if (parent.prepared && !parent.ended) parent.begin(this.startedAt, undefined);
    super.announce();
  }

  protected override close(): void {
    // A prepared span that is left without `start()` began where its block was entered; one that `cancel()` ended never did.
    if (this.prepared && this.details?.abandoned !== true) this.begin(this.entry, undefined);
    super.close();
    if (this.trace.soleSpan === this) this.trace.endLike(this);
  }

  /** When it was prepared; but another child may have begun what it is part of since then. */
  private get entry(): number {
    let begun = this.parent;
    while (begun?.prepared === true) begun = begun.parent;
    return begun === undefined ? this.startedAt : Math.max(this.startedAt, begun.startedAt);
  }

  begin(at: number, payload: unknown): void {
    const details = this.detail();
    details.prepared = false;
    this.startedAt = at;
    const input = payload === undefined ? details.payload : engine().captureInput ? this.snapshot(payload) : undefined;
    if (input !== undefined) this.input = input;
    this.announce();
  }

  private terminate(method: string, outcome: 'COMPLETED' | 'ERROR' | 'CANCELLED', result: unknown): this {
    if (this.refuses(method)) return this;
    if (result !== undefined) this.mergeResult(method, result);
    this.closeAs(outcome);
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
    if (!engine().captureOutput) return;
    const copy = this.snapshot(data);
    const mergeable = isPlain(copy) && (this.output === undefined || isPlain(this.output));
    this.output = mergeable ? { ...(this.output as Metadata | undefined), ...copy } : copy;
  }

  private snapshotNumbers(setter: string, value: unknown): Record<string, number> | undefined {
    const copy = this.snapshotObject(setter, value);
    if (copy === undefined || onlyNumbers(copy)) return copy;
    engine().misuse(setter, 'finite numbers only', value);
    return Object.fromEntries(Object.entries(copy).filter(([, count]) => typeof count === 'number')) as Record<string, number>;
  }
}

/** Opens a span under `parent` from the arguments of a `span(...)` call: the callback's result, or a current handle. */
export function spanUnder(parent: Recording, args: readonly unknown[]): unknown {
  const { name, options, fn, site } = readCall('span', args);
  const span = new SpanRecording(site, name, options.kind ?? site.kind, parent.trace, parent, startOf(options), currentScope());
  return beginImperative(span, options, fn);
}

/** When the work of an imperative call began: now, or when the user says. */
export function startOf({ startTime }: StartSpanOptions): number {
  const time = fromInput(startTime);
  if (time === undefined && startTime !== undefined) engine().misuse('startTime', 'a Date or milliseconds since the epoch', startTime);
  return time ?? now();
}

/** Applies the options of an imperative call, then runs the callback in the recording or makes the handle current. */
export function beginImperative(recording: Recording, options: StartSpanOptions, fn: AnyFunction | undefined): unknown {
  // Off, the context still answers its callers, and nothing is entered: on Node 20 that would tax every await.
  if (!registry.enabled) return fn === undefined ? recording : Reflect.apply(fn, undefined, [recording as never]);
  recording.applyOptions(options);
  if (!recording.prepared) recording.announce();
  if (fn !== undefined) return run(recording, fn);
  enter(recording);
  return recording;
}

function onlyNumbers(copy: Metadata): copy is Record<string, number> {
  for (const key in copy) if (typeof copy[key] !== 'number') return false;
  return true;
}

function errorOf(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || types.isProxy(result)) return undefined;
  return isError(result) ? result : ownData(result, 'error');
}

function isPlain(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
