import { closeSync } from 'node:fs';
import { findIntact, isIntact, parse } from '../../src/journal/decode.js';
import { JOURNAL_VERSION } from '../../src/journal/encode.js';
import { isRecord } from '../../src/journal/entry.js';
import { noCounts } from '../../src/journal/file-scan.js';
import { openRegular } from '../../src/journal/files.js';
import { readLines } from '../../src/journal/lines.js';
import { isEntry, isKnown } from '../../src/journal/shape.js';
import { Fields, fillFrom } from './fields.js';
import { QuickLine } from './quick-line.js';
import type { ScanCounts } from '../../src/journal/file-scan.js';
import type { Line } from '../../src/journal/lines.js';
import type { IndexedFile } from './indexed-file.js';
import type { JournalIndex } from './journal-index.js';

/** Lines between two looks at the clock. */
const SLICE_LINES = 128;

/** Takes the lines of files into an index. The same lines count as in a scan of the journal, read more quickly. */
export class FileReader {
  readonly #index: JournalIndex;
  readonly #changed: (trace: number, span: number) => void;
  readonly #quick: QuickLine;
  readonly #fields = new Fields();
  readonly counts: ScanCounts = noCounts();

  /** `changed` hears each record's trace, and its span or -1. */
  constructor(index: JournalIndex, changed: (trace: number, span: number) => void) {
    this.#index = index;
    this.#changed = changed;
    this.#quick = new QuickLine(index.strings);
  }

  /** Reads what is new in a file; yields now and then, so that the caller can do something else. A failing disk costs the file. */
  *read(file: IndexedFile, number: number): Generator<void> {
    let fd: number | undefined;
    try {
      fd = openRegular(file.path);
      if (fd !== undefined) yield* this.#read(fd, file, number);
    } catch (error) {
      if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
      this.counts.unreadable += 1;
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  *#read(fd: number, file: IndexedFile, number: number): Generator<void> {
    let lines = 0;
    for (const line of readLines(fd, file.position)) {
      const intact = isIntact(line.bytes);
      // What follows the last newline is being written, or was torn by a crash: the next look tells.
      if (!line.whole && !intact) return;
      if (intact) this.#take(line.bytes, line.offset, file, number);
      else this.#salvage(line, file, number);
      if (file.future) return;
      file.position = line.next;
      if (++lines % SLICE_LINES === 0) yield;
    }
  }

  #salvage(line: Line, file: IndexedFile, number: number): void {
    if (line.bytes.length === 0) return;
    this.counts.damaged += 1;
    for (const { start, end } of findIntact(line.bytes)) this.#take(line.bytes.subarray(start, end), line.offset + start, file, number);
  }

  #take(bytes: Buffer, offset: number, file: IndexedFile, number: number): void {
    const fields = this.#fields;
    if (!this.#quick.read(bytes, fields) && !this.#parse(bytes, file)) return;
    this.counts.lines += 1;
    const trace = this.#index.add(fields, { file: number, offset, size: bytes.length });
    this.#changed(trace, fields.event.startsWith('span') ? this.#index.lastSpan : -1);
  }

  /** `true`: the fields hold a record. */
  #parse(bytes: Buffer, file: IndexedFile): boolean {
    const entry = parse(bytes)?.entry;
    if (entry === undefined || !isEntry(entry)) {
      this.counts[entry === undefined || isKnown(entry) ? 'damaged' : 'unknown'] += 1;
      return false;
    }
    if (isRecord(entry)) {
      fillFrom(entry, this.#index.strings, this.#fields);
      return true;
    }
    if (entry.event === 'journal.open' && entry.version > JOURNAL_VERSION) {
      file.future = true;
      this.counts.futureVersion += 1;
    }
    return false;
  }
}
