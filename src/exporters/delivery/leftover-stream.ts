import { Acks } from './acks.js';
import { beginningOf, leftoverFeed } from './leftover-feed.js';
import { parcelsOf, readsStarts } from './parcels-of.js';
import { inTurns } from './rest.js';
import { CheckpointFile } from '../../journal/checkpoint.js';
import { unfinished } from '../../journal/unfinished.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Exporter } from '../exporter.js';
import type { Leftover } from './leftovers.js';
import type { Feed, Parcel, Parcels } from './parcel.js';
import type { Stream } from './stream.js';

/** What a dead process left, on its way to the destination that it was recorded for. */
export class LeftoverStream implements Stream {
  readonly #leftover: Leftover;
  readonly #checkpoint: CheckpointFile;
  readonly #acks = new Acks();
  readonly #parcels: Parcels;
  readonly #finished: () => void;
  /** The number behind the last event that was read. */
  #read: number;
  #exhausted = false;
  #closed = false;

  /** `finished` is called when everything has been delivered. */
  constructor(leftover: Leftover, feed: Feed, exporter: Exporter, finished: () => void) {
    this.#leftover = leftover;
    this.#finished = finished;
    this.#read = leftover.position;
    this.#checkpoint = new CheckpointFile(leftover.checkpoint);
    this.#parcels = parcelsOf((limit) => this.#watched(feed(limit)), this.#acks, exporter, true);
  }

  /** Looks for where to begin, and for what was left open, in turns with the program. */
  static async prepare(leftover: Leftover, exporter: Exporter): Promise<Feed> {
    const interrupted: readonly JournalEvent[] = leftover.closed ? [] : await inTurns(unfinished(leftover.files, leftover.lastTime));
    return leftoverFeed(leftover, await inTurns(beginningOf(leftover)), interrupted, readsStarts(exporter));
  }

  next(): Parcel | undefined {
    if (this.#closed) return undefined;
    const parcel = this.#parcels.next();
    if (parcel !== undefined) return { events: parcel.events, settle: () => this.#settle(parcel) };
    this.#exhausted = true;
    if (this.#acks.lowest === undefined) this.#finish();
    return undefined;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#checkpoint.close();
    this.#leftover.release();
  }

  #settle(parcel: Parcel): void {
    parcel.settle();
    if (this.#exhausted && this.#acks.lowest === undefined) this.#finish();
    else this.#write(false);
  }

  #finish(): void {
    if (this.#closed) return;
    this.#write(true);
    this.close();
    this.#finished();
  }

  #write(done: boolean): void {
    if (this.#closed) return;
    try {
      this.#checkpoint.write({ position: this.#acks.lowest ?? this.#read, done });
    } catch {
      // Nothing can be written: the next one sends it again, under the same ids.
    }
  }

  #watched(chunk: ReturnType<Feed>): ReturnType<Feed> {
    if (chunk !== undefined) this.#read = chunk.next;
    return chunk;
  }
}
