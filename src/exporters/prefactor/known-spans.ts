import { fingerprint, payloadOf } from './payload.js';
import type { Created } from './api.js';
import type { PayloadRecord } from './payload.js';

/** What is known of a span that the API was told of. */
export interface KnownSpan {
  /** Prefactor's id; absent for a span that it refused. */
  readonly id?: string;
  /** Of the inputs that it was created with. */
  readonly inputsSent: string;
  /** Of a refused span: the id that its children hang under instead. */
  readonly standIn: string | null;
  /** It has its final status. */
  over: boolean;
  /** Why the API will not take it. */
  refused?: string;
}

const FINAL: ReadonlySet<unknown> = new Set(['complete', 'failed', 'cancelled']);


/** The spans of one agent instance, by our ids. */
export class KnownSpans {
  readonly #spans = new Map<string, KnownSpan>();
  #open = 0;

  get(spanId: string): KnownSpan | undefined {
    return this.#spans.get(spanId);
  }

  /** How many have begun and are not over. */
  get open(): number {
    return this.#open;
  }

  /** An API that answers to a key for the second time answers as it did at first: then the span is not over yet. */
  created(record: PayloadRecord, { id, status }: Created): void {
    this.#add(record.spanId, { id, inputsSent: fingerprint(payloadOf(record, 'active').inputs), standIn: null, over: FINAL.has(status) });
  }

  /** A span that a dead process created. */
  adopted(spanId: string, { id, status }: Created): void {
    this.#add(spanId, { id, inputsSent: '', standIn: null, over: FINAL.has(status) });
  }

  refused(spanId: string, refused: string, standIn: string | null): void {
    this.#add(spanId, { inputsSent: '', standIn, over: true, refused });
  }

  /** A span that came too late to be taken, where that is no fault. */
  passedOver(spanId: string, standIn: string | null): void {
    this.#add(spanId, { inputsSent: '', standIn, over: true });
  }

  finished(span: KnownSpan): void {
    if (!span.over) this.#open -= 1;
    span.over = true;
  }

  /** Forgets the oldest that are over, but for `most`. */
  prune(most: number): void {
    let excess = this.#spans.size - this.#open - most;
    for (const [spanId, { over }] of this.#spans) {
      if (excess <= 0) return;
      if (over && this.#spans.delete(spanId)) excess -= 1;
    }
  }

  #add(spanId: string, span: KnownSpan): void {
    this.#spans.set(spanId, span);
    if (!span.over) this.#open += 1;
  }
}
