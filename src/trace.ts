import { currentScope, openRecording } from './context.js';
import { engine } from './engine.js';
import { newId } from './ids.js';
import { Recording } from './recording.js';
import { remoteIdOf } from './remote-id-of.js';
import { spanUnder } from './span.js';
import { placeIn } from './otel/place.js';
import { traceRecord } from './record.js';
import type { CallSite } from './call-site.js';
import type { RemoteParent } from './propagation/traceparent.js';
import type { Scope } from './scope.js';
import type { Metadata, StartTraceOptions, TraceContext, TraceRecord } from './types.js';

/** A trace that is being recorded; the handle that users get is this object. */
export class TraceRecording extends Recording implements TraceContext {
  declare link: Recording | undefined;
  /** The span that this trace was opened for, alone; it ends with it. */
  declare soleSpan: Recording | undefined;
  /** The span of another process that this trace goes on under. */
  declare remoteParentId: string | undefined;
  /** `false`: not sampled, or filigree is off; the contexts work and nothing is kept. */
  declare readonly recorded: boolean;

  constructor(site: CallSite, name: string, startedAt: number, outer: Scope | undefined, recorded: boolean) {
    super(site, name, undefined, startedAt, outer);
    this.link = undefined;
    this.soleSpan = undefined;
    this.remoteParentId = undefined;
    this.recorded = recorded;
  }

  get trace(): TraceRecording {
    return this;
  }

  get type() {
    return 'trace.end' as const;
  }

  protected get startType() {
    return 'trace.start' as const;
  }

  get traceId(): string {
    return (this.ownId ??= newId(this.startedAt));
  }

  remoteId(exporter: string): Promise<string> {
    return remoteIdOf(this, this.traceId, exporter);
  }

  span(...args: unknown[]): never {
    const innermost = openRecording(currentScope());
    return spanUnder(innermost?.trace === this ? innermost : this, args) as never;
  }

  /** Begins, with its only span, what was prepared with it. */
  begin(at: number, _payload: unknown): void {
    this.detail().prepared = false;
    this.startedAt = at;
    this.announce();
  }

  /** Makes it stand for a trace that another process began, at one of its spans. */
  continues({ otelTraceId, spanId, traceId }: RemoteParent): void {
    this.ownId = traceId;
    this.place = otelTraceId === undefined ? undefined : placeIn(otelTraceId);
    // Directly under the other side's trace there is no span, and its trace id was sent in the place of one.
    this.remoteParentId = spanId.slice(19) === traceId.slice(19) ? undefined : spanId;
  }

  /** Ends a trace that was opened for one span, with that span's outcome and values. */
  endLike(span: Recording): void {
    if (this.endedAt !== 0) return;
    this.input ??= span.input;
    this.args ??= span.args;
    this.output ??= span.output;
    this.outcome ??= span.outcome;
    const details = this.detail();
    details.error ??= span.details?.error;
    details.statusReason ??= span.details?.statusReason;
    details.plannedEnd = span.endedAt;
    this.close();
  }

  override applyOptions(options: StartTraceOptions): void {
    super.applyOptions(options);
    const { sessionId, userId } = options;
    if (sessionId !== undefined) this.detail().sessionId = this.text('sessionId', sessionId);
    if (userId !== undefined) this.detail().userId = this.text('userId', userId);
  }

  /** A trace nested in this one names the session or user: it is this one's too, where that has none. */
  belongTo({ sessionId, userId }: Pick<StartTraceOptions, 'sessionId' | 'userId'>): void {
    if (this.ended || (sessionId === undefined && userId === undefined)) return;
    const { propagated, site } = this;
    const details = this.detail();
    details.sessionId ??= site.sessionId ?? propagated?.sessionId ?? this.text('sessionId', sessionId);
    details.userId ??= site.userId ?? propagated?.userId ?? this.text('userId', userId);
  }

  override toJSON(): Metadata {
    return { traceId: this.traceId, name: this.name, status: this.status };
  }

  protected toRecord(): TraceRecord {
    return traceRecord(this);
  }

  private text(option: string, value: unknown): string | undefined {
    if (typeof value === 'string' || value === undefined) return value;
    engine().misuse(`startTrace: ${option}`, 'a string', value);
    return undefined;
  }
}
