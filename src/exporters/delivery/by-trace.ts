import { bytesOf } from './parcel.js';
import type { Chunk } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Acks } from './acks.js';
import type { Feed, Parcel, Parcels, ParcelSize } from './parcel.js';

/** What has come of one trace. */
interface Bundle {
  readonly events: JournalEvent[];
  bytes: number;
  /** Its start has been seen, so its end will come. */
  begun: boolean;
  readonly settle: () => void;
}

/** Events in one look at the feed. */
const LOOK = 2048;

/** Bytes that are held back in all; beyond them the oldest trace is sent as far as it has come. */
const MAX_HELD_BYTES = 16 * 1024 * 1024;

/**
 * Parcels of whole traces: spans are held back until their trace has ended. What comes of a trace that is not open here (a
 * span that ends after its trace, a score, a span of another process's trace) is sent as it comes. That can be told:
 * a group lists the starts of all that is open before what has ended.
 */
export class ByTrace implements Parcels {
  readonly #feed: Feed;
  readonly #acks: Acks;
  readonly #size: ParcelSize;
  readonly #live: boolean;
  readonly #open = new Map<string, Bundle>();
  #ready: Bundle[] = [];
  #heldBytes = 0;

  /** `live`: starts are parcels too, besides telling what is open. */
  constructor(feed: Feed, acks: Acks, size: ParcelSize, live: boolean) {
    this.#feed = feed;
    this.#acks = acks;
    this.#size = size;
    this.#live = live;
  }

  next(): Parcel | undefined {
    while (this.#ready.length === 0) {
      const chunk = this.#feed(LOOK);
      if (chunk === undefined) return undefined;
      this.#sort(chunk);
    }
    const bundles = this.#fitting();
    return { events: bundles.flatMap(({ events }) => events), settle: () => bundles.forEach(({ settle }) => settle()) };
  }

  #sort({ first, events }: Chunk): void {
    events.forEach((event, i) => this.#add(event, first + i));
    for (const [traceId, { begun }] of this.#open) if (!begun) this.#release(traceId);
    for (const [traceId] of this.#open) {
      if (this.#heldBytes <= MAX_HELD_BYTES) break;
      this.#release(traceId);
    }
  }

  #add(event: JournalEvent, position: number): void {
    const { traceId } = event.record;
    const isStart = event.type === 'trace.start' || event.type === 'span.start';
    if (isStart && this.#live) this.#ready.push({ events: [event], bytes: event.bytes, begun: true, settle: this.#acks.open(position) });
    if (event.type === 'span.start') return;
    const bundle = this.#open.get(traceId) ?? this.#begin(traceId, position);
    if (event.type === 'trace.start') bundle.begun = true;
    // The start of a trace that is sent before its end tells what it is; live exporters have it already.
    if (!isStart || !this.#live) bundle.events.push(event);
    bundle.bytes += event.bytes;
    this.#heldBytes += event.bytes;
    if (event.type === 'trace.end') this.#release(traceId);
  }

  #begin(traceId: string, position: number): Bundle {
    const bundle: Bundle = { events: [], bytes: 0, begun: false, settle: this.#acks.open(position) };
    this.#open.set(traceId, bundle);
    return bundle;
  }

  #release(traceId: string): void {
    const bundle = this.#open.get(traceId)!;
    this.#open.delete(traceId);
    this.#heldBytes -= bundle.bytes;
    const ended = bundle.events.some(({ type }) => type === 'trace.end');
    const events = ended ? bundle.events.filter(({ type }) => type !== 'trace.start') : bundle.events;
    this.#ready.push({ ...bundle, events });
  }

  /** As many whole traces as fit, one at least. */
  #fitting(): Bundle[] {
    let bytes = 0;
    const more = this.#ready.findIndex((bundle, i) => i > 0 && (i >= this.#size.count || (bytes += bundle.bytes) + bytesOf(this.#ready[0]!.events) > this.#size.bytes));
    return this.#ready.splice(0, more === -1 ? this.#ready.length : more);
  }
}
