import { closeSync, readSync } from 'node:fs';
import { isIntact, parse } from '../../src/journal/decode.js';
import { isRecord } from '../../src/journal/entry.js';
import { openRegular } from '../../src/journal/files.js';
import { isEntry } from '../../src/journal/shape.js';
import type { JournalRecord } from '../../src/types.js';
import type { IndexedFile } from './indexed-file.js';

/** Lines of the journal by the places that the index knows, one file open at a time. A file that is gone has none. */
export class StoredLines implements Disposable {
  readonly #files: readonly IndexedFile[];
  #number = -1;
  #fd: number | undefined;

  constructor(files: readonly IndexedFile[]) {
    this.#files = files;
  }

  at(number: number, offset: number, size: number): Buffer | undefined {
    if (number !== this.#number) this.#open(number);
    if (this.#fd === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(size);
    return readSync(this.#fd, bytes, 0, size, offset) === size && isIntact(bytes) ? bytes : undefined;
  }

  /** The record of a line. */
  record(number: number, offset: number, size: number): JournalRecord | undefined {
    const line = this.at(number, offset, size);
    const entry = line && parse(line)?.entry;
    return entry !== undefined && isEntry(entry) && isRecord(entry) ? entry : undefined;
  }

  #open(number: number): void {
    this[Symbol.dispose]();
    this.#number = number;
    this.#fd = this.#files[number]!.gone ? undefined : openRegular(this.#files[number]!.path);
  }

  [Symbol.dispose](): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
