import { bytesOf } from './parcel.js';
import type { Chunk, Limit } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Acks } from './acks.js';
import type { Feed, Parcel, Parcels } from './parcel.js';

/** Parcels of records in the order of their end, as many as there are and fit. */
export class ByRecord implements Parcels {
  readonly #feed: Feed;
  readonly #acks: Acks;
  readonly #size: Limit;

  /** `size`: records, and their bytes. */
  constructor(feed: Feed, acks: Acks, size: Limit) {
    this.#feed = feed;
    this.#acks = acks;
    this.#size = size;
  }

  next(): Parcel | undefined {
    const first = this.#feed(this.#size);
    return first === undefined ? undefined : { events: this.#fill(first), settle: this.#acks.open(first.first) };
  }

  /** The events of one chunk are handed on as they are. */
  #fill({ events }: Chunk): readonly JournalEvent[] {
    let all = events;
    let bytes = bytesOf(events);
    while (all.length < this.#size.count && bytes < this.#size.bytes) {
      const more = this.#feed({ count: this.#size.count - all.length, bytes: this.#size.bytes - bytes });
      if (more === undefined) break;
      all = all.concat(more.events);
      bytes += bytesOf(more.events);
    }
    return all;
  }
}
