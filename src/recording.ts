import { inspect, types } from 'node:util';
import { chainOf, inheritedData } from './capture/own.js';
import { describeError } from './capture/snapshot.js';
import { fromInput, now } from './clock.js';
import { leave } from './context.js';
import { Details } from './details.js';
import { engine } from './engine.js';
import { guard } from './guard.js';
import { RECORD_BYTES } from './journal/event.js';
import { placeOf } from './otel/connect.js';
import { isAbort } from './outcome.js';
import type { CallSite } from './call-site.js';
import type { Chunks } from './results/chunks.js';
import type { Beginning, JournalEvent } from './journal/event.js';
import type { Place } from './otel/place.js';
import type { Propagated, Scope } from './scope.js';
import type { Slot } from './slot.js';
import type { TraceRecording } from './trace.js';
import type { EventType, Metadata, SpanRecord, StartSpanOptions, Status, TimeInput, TraceRecord } from './types.js';

/** Shared by all copies of the package. */
const brand = Symbol.for('filigree.recording');

const FINAL: ReadonlySet<Status> = new Set(['COMPLETED', 'ERROR', 'CANCELLED']);
const STATUSES: ReadonlySet<unknown> = new Set(['PENDING', 'RUNNING', ...FINAL]);

/** The start of a recording, for those that are open long enough to have one written. */
export interface StartEvent extends JournalEvent {
  readonly recording: Recording;
}

/**
 * What a trace and a span have in common: one piece of work with a beginning, an end and an outcome. It is the handle
 * that users hold, the scope that the context holds, and, ended, the event that the journal holds.
 */
export abstract class Recording implements Scope, Beginning, JournalEvent {
  /** The recording that this one hangs under. Immutable: ends in any order cannot change anybody's parent. */
  declare readonly parent: Recording | undefined;
  declare readonly propagated: Propagated | undefined;
  /** Where it stands among the spans of OpenTelemetry; `undefined` without an SDK. */
  declare place: Place | undefined;
  declare readonly site: CallSite;
  declare name: string;
  /** Engine time; for a prepared span the moment when it was prepared, until it begins. */
  declare startedAt: number;
  /** Engine time; 0 while it is open, so that "has it ended" is one comparison on the hot path. */
  declare endedAt: number;
  declare outcome: Status | undefined;
  /** The captured arguments by position; named only when somebody reads the record. */
  declare args: readonly unknown[] | undefined;
  declare input: unknown;
  declare output: unknown;
  declare bytes: number;
  /** What was current where it was made; current again when it is left. */
  declare outer: Scope | undefined;
  /** Where it is current while the function of its call runs. */
  declare slot: Slot | undefined;
  declare details: Details | undefined;
  declare listed: boolean;
  declare before: Beginning | undefined;
  declare after: Beginning | undefined;
  declare protected ownId: string | undefined;
  declare protected ownRecord: TraceRecord | SpanRecord | undefined;

  constructor(site: CallSite, name: string, parent: Recording | undefined, startedAt: number, outer: Scope | undefined) {
    this.parent = parent;
    this.propagated = outer === undefined ? parent?.propagated : outer.propagated;
    this.place = placeOf(parent, outer);
    this.site = site;
    this.name = name;
    this.startedAt = startedAt;
    this.endedAt = 0;
    this.outcome = undefined;
    this.args = undefined;
    this.input = undefined;
    this.output = undefined;
    this.bytes = RECORD_BYTES;
    this.outer = outer;
    this.slot = undefined;
    this.details = undefined;
    this.listed = false;
    this.before = undefined;
    this.after = undefined;
    this.ownId = undefined;
    this.ownRecord = undefined;
  }

  /** The trace that this recording belongs to; a trace's own is itself. */
  abstract readonly trace: TraceRecording;
  /** What its end is in the journal. */
  abstract readonly type: EventType;
  protected abstract readonly startType: EventType;
  protected abstract toRecord(): TraceRecord | SpanRecord;

  get recording(): Recording {
    return this;
  }

  get ended(): boolean {
    return this.endedAt !== 0;
  }

  /** Made by `lazy: true`, and not begun. */
  get prepared(): boolean {
    return this.details?.prepared === true;
  }

  get at(): number {
    return this.endedAt;
  }

  /** As exporters and the journal read it, once it has ended. */
  get record(): TraceRecord | SpanRecord {
    return (this.ownRecord ??= this.toRecord());
  }

  toStartEvent(): StartEvent {
    return { type: this.startType, at: this.startedAt, bytes: this.bytes, record: this.toRecord(), recording: this };
  }

  /** The rarely used fields, made at their first use. */
  detail(): Details {
    return (this.details ??= new Details());
  }

  /** `PENDING` before it begins, what the user set while it runs, and final once it has ended. */
  get status(): Status {
    if (this.outcome !== undefined) return this.outcome;
    if (this.endedAt !== 0) return 'COMPLETED';
    return this.prepared ? 'PENDING' : 'RUNNING';
  }

  setInput(value: unknown): this {
    if (this.refuses('setInput')) return this;
    if (engine().captureInput) this.input = this.snapshot(value);
    return this;
  }

  setOutput(value: unknown): this {
    if (this.refuses('setOutput')) return this;
    if (engine().captureOutput) this.output = this.snapshot(value);
    return this;
  }

  setMetadata(metadata: object): this {
    if (this.refuses('setMetadata')) return this;
    const copy = this.snapshotObject('setMetadata', metadata);
    if (copy !== undefined) this.detail().metadata = { ...this.details?.metadata, ...copy };
    return this;
  }

  setTags(tags: readonly string[]): this {
    if (this.refuses('setTags')) return this;
    const copy = this.snapshot(tags);
    if (Array.isArray(copy)) this.detail().tags = copy.filter((tag) => typeof tag === 'string');
    else engine().misuse('setTags', 'an array of strings', tags);
    return this;
  }

  setStatus(status: Status): this {
    if (this.refuses('setStatus')) return this;
    if (STATUSES.has(status)) this.outcome = status;
    else engine().misuse('setStatus', [...STATUSES].join(', '), status);
    return this;
  }

  setError(error: unknown): this {
    if (this.refuses('setError')) return this;
    this.recordError(error);
    this.outcome = 'ERROR';
    return this;
  }

  end(): void {
    if (!this.refuses('end')) this.close();
  }

  [Symbol.dispose](): void {
    if (this.endedAt === 0) this.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this[Symbol.dispose]();
  }

  /** What a captured value, `console.log` and `JSON.stringify` show of it: never the engine behind it. */
  toJSON(): Metadata {
    return { name: this.name, status: this.status };
  }

  [inspect.custom](): string {
    return `${this.constructor.name} ${inspect(this.toJSON())}`;
  }

  /** What an imperative call gives besides the name. */
  applyOptions(options: StartSpanOptions): void {
    if (options.metadata !== undefined) this.setMetadata(options.metadata);
    if (options.tags !== undefined) this.setTags(options.tags);
    if (options.input !== undefined) this.setInput(options.input);
    if (options.capture === false) this.detail().uncaptured = true;
    if (options.endTime !== undefined) this.detail().plannedEnd = this.snapshotTime('endTime', options.endTime);
  }

  /** Tells the journal that it has begun. */
  announce(): void {
    engine().opened(this);
  }

  /** Ends it with what is to be captured of the result; called once the instrumented work has settled. */
  succeed(result: unknown): void {
    if (this.endedAt !== 0) return;
    try {
      if (this.output === undefined) this.captureOutput(result);
      this.close();
    } catch (error) {
      engine().failed(error);
    }
  }

  /** Ends it with an error that left its block. An abort is not a failure. */
  failWith(error: unknown, args?: readonly unknown[]): void {
    if (this.endedAt !== 0) return;
    guard(() => {
      this.recordError(error);
      const record = this.detail().error;
      if (isAbort(error, record, args)) this.cancelWith(record?.message || 'aborted');
      else this.closeAs('ERROR');
    });
  }

  /** Ends it as cancelled, by the program or by filigree itself, saying why. */
  cancelWith(reason: string): void {
    if (this.endedAt !== 0) return;
    guard(() => {
      this.detail().statusReason = reason;
      this.closeAs('CANCELLED');
    });
  }

  /** Ends it as of the moment when its result was handed out, because nobody will ever see that settle. */
  lapse(reason: string, handedOutAt: number): void {
    const details = this.detail();
    details.plannedEnd ??= handedOutAt;
    details.statusReason = reason;
    guard(() => this.close());
  }

  /** Whether values of this call are to be captured. */
  get captures(): boolean {
    return this.site.capture && this.details?.uncaptured !== true;
  }

  /** The first chunk of a stream has come. */
  firstChunk(_at: number): void {}

  /** The last chunk of a stream has come, or none will; an output that the program set itself wins over the chunks. */
  finishStream(chunks: Chunks, returned: unknown): void {
    if (this.endedAt !== 0) return;
    const details = this.detail();
    details.metadata = { ...details.metadata, filigree: { chunks: chunks.count } };
    this.bytes += chunks.bytes;
    if (this.output !== undefined) return;
    if (this.site.picksOutput) return this.captureOutput(chunks.kept);
    this.output = chunks.output();
    if (this.output === undefined) this.captureOutput(returned);
  }

  protected closeAs(outcome: Status): void {
    this.outcome = outcome;
    this.close();
  }

  /** The one place where a recording ends. */
  protected close(): void {
    if (this.outcome !== undefined && !FINAL.has(this.outcome)) this.outcome = undefined;
    const at = this.details?.plannedEnd ?? now();
    // An end before its start can only come from times that the user gave; the start is kept.
    this.endedAt = at >= this.startedAt ? at : this.startedAt;
    if (this.details?.handle === true) leave(this);
    engine().closed(this);
  }

  protected captureOutput(result: unknown): void {
    const { picksOutput } = this.site;
    if (result === undefined && !picksOutput) return;
    const { capture, captureOutput } = engine();
    if (!captureOutput || !this.captures) return;
    this.output = capture.snapshot(picksOutput ? this.site.pickOutput(result) : result);
    this.bytes += capture.lastBytes;
  }

  protected recordError(error: unknown): void {
    const record = describeError(error, engine().capture);
    this.detail().error = record;
    this.bytes += record.message.length + (record.stack?.length ?? 0);
  }

  protected snapshot(value: unknown): unknown {
    const { capture } = engine();
    const copy = capture.snapshot(value);
    this.bytes += capture.lastBytes;
    return copy;
  }

  protected snapshotObject(setter: string, value: unknown): Metadata | undefined {
    const copy = this.snapshot(value);
    if (typeof copy === 'object' && copy !== null && !Array.isArray(copy)) return copy as Metadata;
    engine().misuse(setter, 'an object', value);
    return undefined;
  }

  protected snapshotTime(setter: string, value: TimeInput): number | undefined {
    const time = fromInput(value);
    if (time === undefined) engine().misuse(setter, 'a Date or milliseconds since the epoch', value);
    return time;
  }

  /** Whether it is too late for a setter; late calls change nothing and are counted. */
  protected refuses(setter: string): boolean {
    if (this.endedAt === 0) return false;
    engine().ignored(setter);
    return true;
  }
}

Object.defineProperty(Recording.prototype, brand, { value: true });

/** Not by class: it may be a recording of another copy of the package. */
export function isRecording(value: unknown): value is Recording {
  return typeof value === 'object' && value !== null && !types.isProxy(value) && inheritedData(chainOf(value), brand) === true;
}
