import { now, toMicroseconds } from '../../clock.js';
import { ExportError } from '../export-error.js';
import { withoutBlamed, withoutBlamedFields } from './blame.js';
import { patchTrace, postSpans, postTrace } from './call.js';
import { chunksOf, encodeSpans, jsonOf } from './encoded-spans.js';
import { RecentIds } from './recent-ids.js';
import { sendSpans } from './send-spans.js';
import { standIn } from './stand-in.js';
import { traceBody } from './trace-body.js';
import { isTurnedAway } from './turned-away.js';
import { whileStoring } from './while-storing.js';
import type { SpanRecord, TraceRecord } from '../../types.js';
import type { EncodedSpan } from './encoded-spans.js';
import type { Sending } from './sending.js';
import type { Stamp, TraceBody } from './trace-body.js';

/** Traces of which it is remembered that they were sent. */
const REMEMBERED = 10_000;

/** Sends traces and their spans, so that what has been stored is never erased and never set back. */
export class TraceSender {
  readonly #stamp: Stamp;
  /** Microseconds since the Unix epoch; what began before can be what another process has already sent. */
  readonly #since = toMicroseconds(now());
  /** Sent here, finished or not. */
  readonly #sent = new RecentIds(REMEMBERED);
  /** Sent, perhaps in vain, before they ended. */
  readonly #announced = new RecentIds(REMEMBERED);

  constructor(stamp: Stamp) {
    this.#stamp = stamp;
  }

  /**
   * A trace that has not ended. Its `RUNNING` must not be stored after its end, so it is posted once at most, and not at all
   * for a trace of an earlier process, which can have ended it. Whether it arrived shows when the trace ends.
   */
  async announce(trace: TraceRecord, spans: readonly SpanRecord[], sending: Sending): Promise<void> {
    const body = traceBody(trace, this.#stamp);
    let left = encodeSpans(spans);
    if (!this.#announced.has(trace.traceId) && trace.startTime >= this.#since) {
      const [first = [], ...rest] = chunksOf(left);
      await this.#postRunning(body, first, sending);
      left = rest.flat();
    }
    await sendSpans(trace.traceId, left, sending, (chunk) => this.#afterPatience(trace.traceId, sending, () => this.#postRunning(body, chunk, sending)));
  }

  /** A trace that has ended, with the spans that came with it. */
  async finish(trace: TraceRecord, spans: readonly SpanRecord[], sending: Sending): Promise<void> {
    const body = traceBody(trace, this.#stamp);
    const encoded = encodeSpans(spans);
    if (this.#announced.has(trace.traceId) && (await this.#update(body, sending))) return this.#add(body, encoded, sending);
    const [first = [], ...rest] = chunksOf(encoded);
    await this.#post(body, first, sending);
    await this.#add(body, rest.flat(), sending);
  }

  /** Spans that ended after their trace, or whose trace has not ended as far as is known here. */
  async late(traceId: string, spans: readonly SpanRecord[], sending: Sending): Promise<void> {
    await sendSpans(traceId, encodeSpans(spans), sending, (chunk) =>
      this.#afterPatience(traceId, sending, () => this.#post(standIn(traceId, spans), chunk, sending)),
    );
  }

  /** Spans that have begun. Best effort: their end brings everything. */
  async begun(traceId: string, spans: readonly SpanRecord[], { api, signal }: Sending): Promise<void> {
    for (const chunk of chunksOf(encodeSpans(spans))) await api.send(postSpans(traceId, jsonOf(chunk)), signal);
  }

  /** A trace that was sent from here may still be stored: it is given a second time to, before something is put in its place. */
  async #afterPatience(traceId: string, sending: Sending, putInPlace: () => Promise<void>): Promise<void> {
    if (this.#sent.delete(traceId)) throw notStored(traceId, sending);
    await putInPlace();
  }

  async #postRunning(body: TraceBody, spans: readonly EncodedSpan[], sending: Sending): Promise<void> {
    this.#announced.add(body.trace_id);
    await this.#post(body, spans, sending).catch((error: unknown) => {
      if (isTurnedAway(error)) this.#announced.delete(body.trace_id);
      throw error;
    });
  }

  /** A trace that takes too long to be stored is posted once more, with the spans in it: that needs nothing to be there before. */
  #add(body: TraceBody, spans: readonly EncodedSpan[], sending: Sending): Promise<void> {
    return sendSpans(body.trace_id, spans, sending, (chunk) => this.#post(body, chunk, sending));
  }

  /** Everything of the trace goes along: what a second `POST /traces` leaves out of input and output, the server erases. */
  async #post(body: TraceBody, spans: readonly EncodedSpan[], sending: Sending): Promise<void> {
    const verdict = await sending.api.send(postTrace(withSpans(body, spans)), sending.signal);
    if (verdict.kind === 'taken' || verdict.kind === 'not-stored') return this.#sent.add(body.trace_id);
    const rest = withoutBlamed(spans, verdict, sending.refused);
    if (rest !== undefined) return this.#post(body, rest, sending);
    const lean = withoutBlamedFields(body, verdict, sending.refused);
    if (lean !== undefined) return this.#post(lean, spans, sending);
    if (spans.length === 0) throw new ExportError(verdict.kind, verdict.message);
    await this.#post(body, [], sending);
    await sendSpans(body.trace_id, spans, sending, () => Promise.reject(notStored(body.trace_id, sending)));
  }

  /** `false` when the server does not know the trace. A `PATCH` leaves alone what it does not name, and is not counted against the quota. */
  async #update(body: TraceBody, sending: Sending): Promise<boolean> {
    const { trace_id: traceId, started_at: _, ...fields } = body;
    const verdict = await whileStoring(patchTrace(traceId, JSON.stringify(fields)), sending);
    if (verdict.kind === 'taken' || verdict.kind === 'not-stored') return verdict.kind === 'taken';
    const lean = withoutBlamedFields(body, verdict, sending.refused);
    if (lean === undefined) throw new ExportError(verdict.kind, verdict.message);
    return this.#update(lean, sending);
  }
}

function withSpans(body: TraceBody, spans: readonly EncodedSpan[]): string {
  const json = JSON.stringify(body);
  return spans.length === 0 ? json : `${json.slice(0, -1)},"spans":${jsonOf(spans)}}`;
}

function notStored(traceId: string, { storingMs }: Sending): ExportError {
  return new ExportError('unavailable', `PandaProbe accepted trace ${traceId} and has not stored it after ${storingMs} ms`);
}
