import type { Cursor } from '../../journal/cursor.js';
import type { Journal } from '../../journal/journal.js';
import type { Parcel } from './parcel.js';
import type { Stream } from './stream.js';

/** Records in one call of `export`. */
const BATCH_SIZE = 2048;

/** What this process records, for an exporter that is not remote: nothing is written down. */
export class PlainStream implements Stream {
  readonly #journal: Journal;
  readonly #cursor: Cursor;

  constructor(journal: Journal, cursor: Cursor) {
    this.#journal = journal;
    this.#cursor = cursor;
  }

  next(): Parcel | undefined {
    const chunk = this.#journal.read(this.#cursor, BATCH_SIZE);
    return chunk && { events: chunk.events, settle() {} };
  }

  close(): void {}
}
