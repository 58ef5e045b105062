import type { Cursor, Limit } from '../../journal/cursor.js';
import type { Journal } from '../../journal/journal.js';
import type { Parcel } from './parcel.js';
import type { Stream } from './stream.js';

/** Of one call of `export`. */
const BATCH: Limit = { count: 2048, bytes: Infinity };

/** What this process records, for an exporter that is not remote: nothing is written down. */
export class PlainStream implements Stream {
  readonly #journal: Journal;
  readonly #cursor: Cursor;

  constructor(journal: Journal, cursor: Cursor) {
    this.#journal = journal;
    this.#cursor = cursor;
  }

  next(): Parcel | undefined {
    const chunk = this.#journal.read(this.#cursor, BATCH);
    return chunk && { events: chunk.events, settle() {} };
  }

  close(): void {}
}
