import { bytesOf } from './parcel.js';
import type { Chunk } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Acks } from './acks.js';
import type { Feed, Parcel, Parcels, ParcelSize } from './parcel.js';

/** Parcels of records in the order of their end, as many as there are and fit. */
export class ByRecord implements Parcels {
  readonly #feed: Feed;
  readonly #acks: Acks;
  readonly #size: ParcelSize;

  constructor(feed: Feed, acks: Acks, size: ParcelSize) {
    this.#feed = feed;
    this.#acks = acks;
    this.#size = size;
  }

  next(): Parcel | undefined {
    const first = this.#feed(this.#size.count);
    return first === undefined ? undefined : { events: this.#fill(first), settle: this.#acks.open(first.first) };
  }

  /** The events of one chunk are handed on as they are. */
  #fill({ events }: Chunk): readonly JournalEvent[] {
    let all = events;
    let bytes = bytesOf(events);
    while (all.length < this.#size.count && bytes < this.#size.bytes) {
      const more = this.#feed(this.#size.count - all.length);
      if (more === undefined) break;
      all = all.concat(more.events);
      bytes += bytesOf(more.events);
    }
    return all;
  }
}
