import { bytesOf } from './parcel.js';
import type { Chunk, Limit } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Acks } from './acks.js';
import type { Feed, Parcel, Parcels } from './parcel.js';

/** What has come of one trace. */
interface Bundle {
  readonly events: JournalEvent[];
  bytes: number;
  readonly settle: () => void;
}

export interface ByTraceOptions {
  /** Starts are parcels too, besides telling what is open. */
  readonly live: boolean;
  /** The feed has an end, behind which nothing comes any more. */
  readonly finite: boolean;
}

/** In one look at the feed. */
const LOOK: Limit = { count: 2048, bytes: 1024 * 1024 };

/** Bytes that are held back in all; beyond them the oldest trace is sent as far as it has come. */
const MAX_HELD_BYTES = 16 * 1024 * 1024;

/**
 * Parcels of whole traces: spans are held back until their trace has ended. What comes of a trace that is not open here (a
 * span that ends after its trace, a score, a span of another process's trace) is sent as it comes. That can be told:
 * a group lists the starts of all that is open before what has ended, and what begins and ends in one group is read with
 * one look, or with two that follow each other.
 */
export class ByTrace implements Parcels {
  readonly #feed: Feed;
  readonly #acks: Acks;
  readonly #size: Limit;
  readonly #options: ByTraceOptions;
  readonly #open = new Map<string, Bundle>();
  /** Of those that are open, the ones whose start has not been seen, so that their end need not come. */
  #strays = new Set<string>();
  #ready: Bundle[] = [];
  #heldBytes = 0;

  /** `size`: traces, and their bytes. */
  constructor(feed: Feed, acks: Acks, size: Limit, options: ByTraceOptions) {
    this.#feed = feed;
    this.#acks = acks;
    this.#size = size;
    this.#options = options;
  }

  next(): Parcel | undefined {
    while (this.#ready.length === 0) {
      const chunk = this.#feed(LOOK);
      if (chunk !== undefined) this.#sort(chunk);
      else if (!this.#runDry()) return undefined;
    }
    const bundles = this.#fitting();
    return { events: bundles.flatMap(({ events }) => events), settle: () => bundles.forEach(({ settle }) => settle()) };
  }

  #sort({ first, events, lossy }: Chunk): void {
    const unexplained = [...this.#strays];
    events.forEach((event, i) => this.#add(event, first + i));
    for (const traceId of unexplained) if (this.#strays.has(traceId)) this.#release(traceId);
    for (const [traceId] of this.#open) {
      // The end of a trace may be among what is lost.
      if (!lossy && this.#heldBytes <= MAX_HELD_BYTES) break;
      this.#release(traceId);
    }
  }

  /** There is nothing to read now; returns whether something became ready. */
  #runDry(): boolean {
    for (const traceId of this.#options.finite ? this.#open.keys() : this.#strays) this.#release(traceId);
    return this.#ready.length > 0;
  }

  #add(event: JournalEvent, position: number): void {
    const { traceId } = event.record;
    const isStart = event.type === 'trace.start' || event.type === 'span.start';
    const { live } = this.#options;
    if (isStart && live) this.#ready.push({ events: [event], bytes: event.bytes, settle: this.#acks.open(position) });
    if (event.type === 'span.start') return;
    const bundle = this.#open.get(traceId) ?? this.#begin(traceId, position);
    if (event.type === 'trace.start') this.#strays.delete(traceId);
    // The start of a trace that is sent before its end tells what it is; live exporters have it already.
    if (!isStart || !live) bundle.events.push(event);
    bundle.bytes += event.bytes;
    this.#heldBytes += event.bytes;
    if (event.type === 'trace.end') this.#release(traceId);
  }

  #begin(traceId: string, position: number): Bundle {
    const bundle: Bundle = { events: [], bytes: 0, settle: this.#acks.open(position) };
    this.#open.set(traceId, bundle);
    this.#strays.add(traceId);
    return bundle;
  }

  #release(traceId: string): void {
    const bundle = this.#open.get(traceId)!;
    this.#open.delete(traceId);
    this.#strays.delete(traceId);
    this.#heldBytes -= bundle.bytes;
    const ended = bundle.events.some(({ type }) => type === 'trace.end');
    const events = ended ? bundle.events.filter(({ type }) => type !== 'trace.start') : bundle.events;
    if (events.length > 0) this.#ready.push({ ...bundle, events });
    else bundle.settle();
  }

  /** As many whole traces as fit, one at least. */
  #fitting(): Bundle[] {
    let bytes = 0;
    const more = this.#ready.findIndex((bundle, i) => i > 0 && (i >= this.#size.count || (bytes += bundle.bytes) + bytesOf(this.#ready[0]!.events) > this.#size.bytes));
    return this.#ready.splice(0, more === -1 ? this.#ready.length : more);
  }
}
