import { Acks } from './acks.js';
import { parcelsOf } from './parcels-of.js';
import { CheckpointFile, checkpointPath } from '../../journal/checkpoint.js';
import { destinationKey } from './destination-key.js';
import type { Cursor } from '../../journal/cursor.js';
import type { Journal } from '../../journal/journal.js';
import type { Exporter } from '../exporter.js';
import type { Parcel, Parcels } from './parcel.js';
import type { Stream } from './stream.js';

/** What this process records, for an exporter with a destination: what has been delivered is written down beside the journal. */
export class JournalStream implements Stream {
  readonly #journal: Journal;
  readonly #cursor: Cursor;
  readonly #acks = new Acks();
  readonly #parcels: Parcels;
  readonly #checkpoint: CheckpointFile | undefined;
  #closed = false;

  constructor(journal: Journal, cursor: Cursor, exporter: Exporter) {
    this.#journal = journal;
    this.#cursor = cursor;
    this.#parcels = parcelsOf((limit) => journal.read(cursor, limit), this.#acks, exporter, false);
    const { home } = journal;
    if (home !== undefined) this.#checkpoint = new CheckpointFile(checkpointPath(home.dir, home.process, destinationKey(exporter)));
  }

  next(): Parcel | undefined {
    const parcel = this.#parcels.next();
    return parcel && { events: parcel.events, settle: () => this.#settle(parcel) };
  }

  close(): void {
    this.#write(this.#acks.lowest === undefined && this.#journal.waiting(this.#cursor).all === 0);
    this.#closed = true;
    this.#checkpoint?.close();
  }

  #settle(parcel: Parcel): void {
    parcel.settle();
    this.#write(false);
    this.#journal.settle(this.#cursor, this.#acks.lowest);
  }

  /** Without a checkpoint everything is sent again, under the same ids: no reason to disturb anybody. */
  #write(done: boolean): void {
    // What arrives after the end is not known to have arrived: another process may deliver it by now.
    if (this.#closed) return;
    try {
      if (this.#cursor.position > 0) this.#checkpoint?.write({ position: this.#acks.lowest ?? this.#cursor.position, done });
    } catch {
      // The disk is full, or the folder is gone: the journal tells that.
    }
  }
}
