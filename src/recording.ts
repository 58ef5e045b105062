import { inspect } from 'node:util';
import { describeError } from './capture/snapshot.js';
import { fromInput, now, toMicroseconds } from './clock.js';
import { engine } from './engine.js';
import { isAbort } from './outcome.js';
import { leave } from './context.js';
import type { Propagated, Scope } from './scope.js';
import type { CallSite } from './call-site.js';
import type { Chunks } from './chunks.js';
import type { TraceRecording } from './trace.js';
import type { ErrorRecord, EventType, Metadata, SpanRecord, StartSpanOptions, Status, TimeInput, TraceRecord } from './types.js';

const FINAL: ReadonlySet<Status> = new Set(['COMPLETED', 'ERROR', 'CANCELLED']);
const STATUSES: ReadonlySet<unknown> = new Set(['PENDING', 'RUNNING', ...FINAL]);

/** What a trace and a span have in common: one piece of work with a beginning, an end and an outcome. */
export abstract class Recording implements Scope {
  /** The recording that this one hangs under. Immutable: ends in any order cannot change anybody's parent. */
  declare readonly parent: Recording | undefined;
  declare readonly propagated: Propagated | undefined;
  declare readonly site: CallSite;
  declare name: string;
  /** Engine time; for a prepared span the moment when it was prepared, until it begins. */
  declare startedAt: number;
  /** `false` for a prepared (lazy) span that has not begun. */
  declare begun: boolean;
  /** Engine time; 0 while it is open, so that "has it ended" is one comparison on the hot path. */
  declare endedAt: number;
  /** The end that the user gave for replayed work. */
  declare plannedEnd: number | undefined;
  declare outcome: Status | undefined;
  declare statusReason: string | undefined;
  declare error: ErrorRecord | undefined;
  /** The captured arguments by position; named only when somebody reads the record. */
  declare args: readonly unknown[] | undefined;
  declare input: unknown;
  declare output: unknown;
  declare metadata: Metadata | undefined;
  declare tags: readonly string[] | undefined;
  /** Whether input and output of this call are captured. */
  declare captures: boolean;
  /** Bytes of what was captured, for the bounds of queues; an estimate. */
  declare bytes: number;
  /** A handle is current from its making to its end; a callback's recording only inside the callback. */
  declare handle: boolean;
  /** Kept by `OpenRecordings` for those that live long. */
  declare openReference: WeakRef<Recording> | undefined;
  /** Where a handle was made: what is current again when it ends. */
  declare outer: Scope | undefined;

  constructor(site: CallSite, name: string, parent: Recording | undefined, startedAt: number, propagated: Propagated | undefined) {
    this.parent = parent;
    this.propagated = propagated;
    this.site = site;
    this.name = name;
    this.startedAt = startedAt;
    this.begun = true;
    this.endedAt = 0;
    this.plannedEnd = undefined;
    this.outcome = undefined;
    this.statusReason = undefined;
    this.error = undefined;
    this.args = undefined;
    this.input = undefined;
    this.output = undefined;
    this.metadata = site.metadata;
    this.tags = site.tags;
    this.captures = site.capture;
    this.bytes = 0;
    this.handle = false;
    this.openReference = undefined;
    this.outer = undefined;
  }

  /** The trace that this recording belongs to; a trace's own is itself. */
  abstract readonly trace: TraceRecording;
  abstract readonly startEvent: EventType;
  abstract readonly endEvent: EventType;
  /** This recording as exporters and the journal read it. */
  abstract toRecord(): TraceRecord | SpanRecord;

  get recording(): Recording {
    return this;
  }

  get ended(): boolean {
    return this.endedAt !== 0;
  }

  /** `PENDING` before it begins, what the user set while it runs, and final once it has ended. */
  get status(): Status {
    if (this.outcome !== undefined) return this.outcome;
    if (this.endedAt !== 0) return 'COMPLETED';
    return this.begun ? 'RUNNING' : 'PENDING';
  }

  setInput(value: unknown): this {
    if (this.refuses('setInput')) return this;
    this.input = this.snapshot(value);
    return this;
  }

  setOutput(value: unknown): this {
    if (this.refuses('setOutput')) return this;
    this.output = this.snapshot(value);
    return this;
  }

  setMetadata(metadata: Metadata): this {
    if (this.refuses('setMetadata')) return this;
    this.metadata = { ...this.metadata, ...this.snapshotObject('setMetadata', metadata) };
    return this;
  }

  setTags(tags: readonly string[]): this {
    if (this.refuses('setTags')) return this;
    const copy = this.snapshot(tags);
    if (Array.isArray(copy)) this.tags = copy.filter((tag) => typeof tag === 'string');
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

  /** What an imperative call gives besides the name. */
  applyOptions(options: StartSpanOptions): void {
    if (options.metadata !== undefined) this.setMetadata(options.metadata);
    if (options.tags !== undefined) this.setTags(options.tags);
    if (options.input !== undefined) this.setInput(options.input);
    if (options.capture === false) this.captures = false;
    this.plannedEnd = fromInput(options.endTime);
  }

  /** The first chunk of a stream has come. */
  firstChunk(_at: number): void {}

  /** The last chunk of a stream has come, or none will; an output that the program set itself wins over the chunks. */
  finishStream(chunks: Chunks, returned: unknown): void {
    if (this.endedAt !== 0) return;
    this.metadata = { ...this.metadata, filigree: { chunks: chunks.count } };
    this.bytes += chunks.bytes;
    if (this.output !== undefined) return;
    if (this.site.picksOutput) this.captureOutput(chunks.kept);
    else this.output = chunks.output();
    if (this.output === undefined) this.captureOutput(returned);
  }

  /** Ends it with what was captured of the result; called once the instrumented work has settled. */
  succeed(result: unknown): void {
    if (this.endedAt !== 0) return;
    if (this.output === undefined) this.captureOutput(result);
    this.close();
  }

  /** Ends it with an error that left its block. An abort is not a failure. */
  failWith(error: unknown, args?: readonly unknown[]): void {
    if (this.endedAt !== 0) return;
    this.recordError(error);
    this.outcome = isAbort(error, this.error, args) ? 'CANCELLED' : 'ERROR';
    if (this.outcome === 'CANCELLED') this.statusReason = this.error?.message || 'aborted';
    this.close();
  }

  /** Ends it as cancelled, by the program or by filigree itself, saying why. */
  cancelWith(reason: string): void {
    if (this.endedAt !== 0) return;
    this.outcome = 'CANCELLED';
    this.statusReason = reason;
    this.close();
  }

  end(): void {
    if (this.endedAt !== 0) return void this.refuses('end');
    this.close();
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

  /** Tells the journal that it has begun. */
  announce(): void {
    engine().opened(this);
  }

  /** The one place where a recording ends. */
  protected close(): void {
    if (this.outcome !== undefined && !FINAL.has(this.outcome)) this.outcome = undefined;
    const at = this.plannedEnd ?? now();
    // An end before its start can only come from times that the user gave; the start is kept.
    this.endedAt = at >= this.startedAt ? at : this.startedAt;
    if (this.handle) leave(this);
    engine().closed(this);
  }

  protected captureOutput(result: unknown): void {
    const { capture, captureOutput } = engine();
    if (!captureOutput || !this.captures || result === undefined) return;
    this.output = capture.snapshot(this.site.pickOutput(result));
    this.bytes += capture.lastBytes;
  }

  protected recordError(error: unknown): void {
    const { capture } = engine();
    this.error = describeError(error, capture);
    this.bytes += this.error.message.length + (this.error.stack?.length ?? 0);
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

  /** The fields of a record that traces and spans share; secrets are redacted here, before anybody else sees them. */
  protected commonRecord() {
    const redactor = engine().redactor;
    return {
      name: redactor.text(this.name),
      status: this.status,
      statusReason: this.statusReason,
      input: redactor.value(this.args === undefined ? this.input : (this.input ?? this.site.nameArguments(this.args))),
      output: redactor.value(this.output),
      error: redactor.value(this.error),
      startTime: toMicroseconds(this.startedAt),
      endTime: this.endedAt === 0 ? undefined : toMicroseconds(this.endedAt),
      tags: redactor.value(this.tags),
      metadata: redactor.value(this.metadata),
      source: this.site.source,
    };
  }
}
