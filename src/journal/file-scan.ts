import { closeSync } from 'node:fs';
import { findIntact, isIntact, parse } from './decode.js';
import { JOURNAL_VERSION } from './encode.js';
import { openRegular } from './files.js';
import { LINE_LIMITS, readLines } from './lines.js';
import { isEntry, isKnown } from './shape.js';
import type { JournalEntry } from './entry.js';
import type { Line, LineLimits } from './lines.js';

/** What a scan came across. Nothing of it is an error: what is damaged is skipped, what is intact is read. */
export interface ScanCounts {
  /** Intact lines that were read. */
  lines: number;
  /** Lines that are not what was written. */
  damaged: number;
  /** Files that end in the middle of a line: it is being written, or a crash cut it off. */
  torn: number;
  /** Intact lines that say something this version does not know. */
  unknown: number;
  /** Files of a later version of the format, which were left alone. */
  futureVersion: number;
  /** Files that could not be read, by a lack of rights or by a failing disk. */
  unreadable: number;
}

/** An entry and where it stands in its file. */
export interface ScannedEntry {
  entry: JournalEntry;
  /** Counts the lines of its process. */
  seq: number;
  /** Where its line begins. */
  offset: number;
  /** Where a scan that goes on behind it begins. */
  next: number;
}

/** What to read of a file. */
export interface ScanOptions {
  /**
   * Only lines that contain one of these texts are checked and parsed: a search by bytes is several times faster. The
   * first line of a file is always read.
   */
  containing?: readonly string[];
  /** Where to begin, as a former scan's `position` or an entry's `next` said; default 0. */
  from?: number;
  /** Where to stop: no line is read that begins there or behind. Default: at the end of the file. */
  to?: number;
}

/** An opening line is short. */
const OPENING_LIMITS = { chunk: 4096, line: 64 * 1024 };

/** Counts of a scan that has not begun. */
export const noCounts = (): ScanCounts => ({ lines: 0, damaged: 0, torn: 0, unknown: 0, futureVersion: 0, unreadable: 0 });

/** Reads one file, a line at a time, while it is iterated. */
export class FileScan implements Iterable<ScannedEntry> {
  readonly counts: ScanCounts;
  readonly #path: string;
  readonly #needles: readonly Buffer[] | undefined;
  readonly #to: number;
  #position: number;

  constructor(path: string, { containing, from = 0, to = Infinity }: ScanOptions, counts: ScanCounts) {
    this.#path = path;
    this.#needles = containing?.map((text) => Buffer.from(text));
    this.#position = from;
    this.#to = to;
    this.counts = counts;
  }

  /** Behind the last line that is complete: where a later scan of a growing file goes on. */
  get position(): number {
    return this.#position;
  }

  *[Symbol.iterator](): Generator<ScannedEntry> {
    const fd = this.#open();
    if (fd === undefined) return;
    try {
      yield* this.#read(fd);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.counts.unreadable += 1;
    } finally {
      closeSync(fd);
    }
  }

  #open(): number | undefined {
    try {
      return openRegular(this.#path);
    } catch {
      this.counts.unreadable += 1;
      return undefined;
    }
  }

  *#read(fd: number): Generator<ScannedEntry> {
    if (this.#position > 0 && this.#beginsInFuture(fd)) return;
    for (const line of readLines(fd, this.#position, limits(this.#to - this.#position))) {
      if (line.offset >= this.#to) return;
      if (line.whole) this.#position = line.next;
      if (!this.#wants(line)) continue;
      for (const scanned of this.#decode(line)) {
        if (this.#isFuture(scanned.entry)) return;
        yield scanned;
      }
    }
  }

  /** A scan that begins inside a file looks at its opening line first. */
  #beginsInFuture(fd: number): boolean {
    const [first] = readLines(fd, 0, OPENING_LIMITS);
    const parsed = first !== undefined && isIntact(first.bytes) ? parse(first.bytes) : undefined;
    return parsed !== undefined && isEntry(parsed.entry) && this.#isFuture(parsed.entry);
  }

  /** The opening line keeps its form in every version, so that this can be told. */
  #isFuture(entry: JournalEntry): boolean {
    if (entry.event !== 'journal.open' || entry.version <= JOURNAL_VERSION) return false;
    this.counts.futureVersion += 1;
    return true;
  }

  #wants({ bytes, offset }: Line): boolean {
    return this.#needles === undefined || offset === 0 || this.#needles.some((needle) => bytes.includes(needle));
  }

  /** The entries of one line: one, none if it is damaged, or those that can be found inside it. */
  #decode(line: Line): ScannedEntry[] {
    if (line.bytes.length === 0) return [];
    if (isIntact(line.bytes)) {
      if (!line.whole) this.#position = line.next;
      return this.#interpret(line.bytes, line.offset, line.next);
    }
    this.counts[line.whole ? 'damaged' : 'torn'] += 1;
    return findIntact(line.bytes).flatMap(({ start, end }) =>
      this.#interpret(line.bytes.subarray(start, end), line.offset + start, line.next),
    );
  }

  #interpret(bytes: Buffer, offset: number, next: number): ScannedEntry[] {
    const { entry, seq } = parse(bytes) ?? {};
    if (entry !== undefined && isEntry(entry)) {
      this.counts.lines += 1;
      return [{ entry, seq: seq!, offset, next }];
    }
    this.counts[entry === undefined || isKnown(entry) ? 'damaged' : 'unknown'] += 1;
    return [];
  }
}

/** No more is read at once than is wanted. */
function limits(bytes: number): LineLimits {
  return bytes < LINE_LIMITS.chunk ? { ...LINE_LIMITS, chunk: Math.max(bytes, OPENING_LIMITS.chunk) } : LINE_LIMITS;
}

function isSystemError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';
}
