import { currentScope, openRecording } from './context.js';
import { engine } from './engine.js';
import { newId } from './ids.js';
import { Recording } from './recording.js';
import { spanUnder } from './span.js';
import { withoutUndefined } from './record.js';
import type { CallSite } from './call-site.js';
import type { Propagated } from './scope.js';
import type { Link, Metadata, StartTraceOptions, TraceContext, TraceRecord } from './types.js';

/** A trace that is being recorded; the handle that users get is this object. */
export class TraceRecording extends Recording implements TraceContext {
  declare sessionId: string | undefined;
  declare userId: string | undefined;
  declare link: Recording | undefined;
  /** `false`: not sampled, or filigree is off; the contexts work and nothing is kept. */
  declare readonly recorded: boolean;
  declare ownId: string | undefined;

  constructor(site: CallSite, name: string, startedAt: number, propagated: Propagated | undefined, recorded: boolean) {
    super(site, name, undefined, startedAt, propagated);
    this.sessionId = site.sessionId ?? propagated?.sessionId;
    this.userId = site.userId ?? propagated?.userId;
    this.link = undefined;
    this.recorded = recorded;
    this.ownId = undefined;
    if (propagated !== undefined) this.inherit(propagated);
  }

  get trace(): TraceRecording {
    return this;
  }

  get startEvent() {
    return 'trace.start' as const;
  }

  get endEvent() {
    return 'trace.end' as const;
  }

  get traceId(): string {
    return (this.ownId ??= newId(this.startedAt));
  }

  span(...args: unknown[]): never {
    const innermost = openRecording(currentScope());
    return spanUnder(innermost?.trace === this ? innermost : this, args) as never;
  }

  /** Ends a trace that was opened for one span, with that span's outcome and values. */
  endLike(span: Recording): void {
    if (this.endedAt !== 0) return;
    this.input ??= span.input;
    this.args ??= span.args;
    this.output ??= span.output;
    this.error ??= span.error;
    this.outcome ??= span.outcome;
    this.statusReason ??= span.statusReason;
    this.plannedEnd = span.endedAt;
    this.close();
  }

  override applyOptions(options: StartTraceOptions): void {
    super.applyOptions(options);
    if (options.sessionId !== undefined) this.sessionId = this.text('sessionId', options.sessionId);
    if (options.userId !== undefined) this.userId = this.text('userId', options.userId);
  }

  override toJSON(): Metadata {
    return { traceId: this.traceId, name: this.name, status: this.status };
  }

  toRecord(): TraceRecord {
    const { project, environment, release } = engine().config;
    return withoutUndefined({
      traceId: this.traceId,
      ...this.commonRecord(),
      sessionId: this.sessionId,
      userId: this.userId,
      project,
      environment,
      release,
      link: this.link && linkTo(this.link),
    });
  }

  private text(option: string, value: unknown): string | undefined {
    if (typeof value === 'string') return value;
    engine().misuse(`startTrace: ${option}`, 'a string', value);
    return undefined;
  }

  private inherit(propagated: Propagated): void {
    if (propagated.tags !== undefined) this.tags = [...new Set([...propagated.tags, ...(this.tags ?? [])])];
    if (propagated.metadata !== undefined) this.metadata = { ...propagated.metadata, ...this.metadata };
  }
}

function linkTo(recording: Recording): Link {
  const { traceId } = recording.trace;
  return recording === recording.trace ? { traceId } : { traceId, spanId: (recording as Recording & { spanId: string }).spanId };
}
