import { engine } from '../engine.js';
import { parentOf } from '../propagation/local-parent.js';
import { compact, shortSpanId } from '../propagation/traceparent.js';
import { brand } from './brand.js';
import { timeOf } from './time.js';
import type { OtelSpan, OtelSpanContext, OtelTime } from './api.js';
import type { Recording } from '../recording.js';
import type { SpanRecording } from '../span.js';
import type { Metadata } from '../types.js';

/** `SpanStatusCode.ERROR` of the API. */
const ERROR = 2;

/**
 * A recording of filigree's as the active span of OpenTelemetry: instrumentations hang theirs under it. What the program
 * says to `trace.getActiveSpan()` reaches the recording; ending and renaming it is left to whoever opened it.
 */
export class OwnSpan implements OtelSpan {
  readonly #recording: Recording;
  #context: OtelSpanContext | undefined;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Ids are made when somebody asks. */
  spanContext(): OtelSpanContext {
    return (this.#context ??= contextOf(this.#recording));
  }

  isRecording(): boolean {
    return !this.#recording.ended;
  }

  setAttribute(key: string, value: unknown): this {
    if (typeof key === 'string') this.#recording.setMetadata({ [key]: value });
    return this;
  }

  setAttributes(attributes: Metadata): this {
    this.#recording.setMetadata(attributes);
    return this;
  }

  addEvent(name: string, attributesOrTime?: unknown, time?: OtelTime): this {
    const at = timeOf(attributesOrTime);
    this.#event(name, at === undefined ? (attributesOrTime as Metadata | undefined) : undefined, at ?? timeOf(time));
    return this;
  }

  recordException(exception: unknown, time?: OtelTime): void {
    this.#event('exception', { exception }, timeOf(time));
  }

  setStatus(status: { readonly code: number; readonly message?: string }): this {
    if (status?.code !== ERROR) return this;
    if (status.message) this.#recording.setError(status.message);
    else this.#recording.setStatus('ERROR');
    return this;
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  updateName(): this {
    return this;
  }

  end(): void {}

  /** A trace has no events of its own. */
  #event(name: string, attributes: Metadata | undefined, time: number | undefined): void {
    const recording = this.#recording;
    if (recording === recording.trace) engine().ignored('OpenTelemetry event on a trace');
    else (recording as SpanRecording).addEvent(name, attributes, time);
  }
}

Object.defineProperty(OwnSpan.prototype, brand, { value: true });

function contextOf(recording: Recording): OtelSpanContext {
  const { otelTraceId, spanId, traceId } = parentOf(recording);
  const traceState = recording.place?.traceState;
  const context = { traceId: otelTraceId ?? compact(traceId), spanId: shortSpanId(spanId), traceFlags: 1 };
  return traceState === undefined ? context : { ...context, traceState };
}
