import { readSync } from 'node:fs';

/** One line as it was read; `bytes` is without the newline and valid until the next line is asked for. */
export interface Line {
  bytes: Buffer;
  /** Where `bytes` begin in the file. */
  offset: number;
  /** Where the next line begins. */
  next: number;
  /** `false` for what follows the last newline: a line that is being written, or that a crash cut off. */
  whole: boolean;
}

/** Sizes in bytes, to be made small by tests. */
export interface LineLimits {
  chunk: number;
  /** The head of a line beyond this is given up: it cannot be one of ours. */
  line: number;
}

export const LINE_LIMITS: LineLimits = { chunk: 1024 * 1024, line: 64 * 1024 * 1024 };

const NEWLINE = 0x0a;

/** The lines of an open file from `from` on, in one buffer that grows to the longest line and no further than the limit. */
export function* readLines(fd: number, from: number, limits: LineLimits = LINE_LIMITS): Generator<Line> {
  const input = new Input(fd, from, limits);
  for (;;) {
    const newline = input.newline();
    if (newline !== -1) yield input.take(newline, true);
    else if (!input.more()) break;
  }
  if (input.pending) yield input.take(-1, false);
}

/** The unread part of the file: `#buffer` from `#start` to `#end`, with the place of `#buffer[0]` in the file. */
class Input {
  readonly #fd: number;
  readonly #limits: LineLimits;
  #buffer: Buffer;
  /** `#buffer` up to `#end`: a search must not run on into what was read before. */
  #filled: Buffer;
  #place: number;
  #start = 0;
  #end = 0;
  /** No newline lies before this. */
  #searched = 0;

  constructor(fd: number, from: number, limits: LineLimits) {
    this.#fd = fd;
    this.#limits = limits;
    this.#buffer = Buffer.allocUnsafe(limits.chunk);
    this.#filled = this.#buffer.subarray(0, 0);
    this.#place = from;
  }

  get pending(): boolean {
    return this.#start < this.#end;
  }

  newline(): number {
    const found = this.#filled.indexOf(NEWLINE, this.#searched);
    if (found === -1) this.#searched = this.#end;
    return found;
  }

  take(newline: number, whole: boolean): Line {
    const end = whole ? newline : this.#end;
    const line = { bytes: this.#buffer.subarray(this.#start, end), offset: this.#place + this.#start, next: this.#place + end + Number(whole), whole };
    this.#start = this.#searched = end + Number(whole);
    return line;
  }

  /** Reads on; `false` at the end of the file. */
  more(): boolean {
    this.#makeRoom();
    const read = readSync(this.#fd, this.#buffer, this.#end, this.#buffer.length - this.#end, this.#place + this.#end);
    this.#end += read;
    this.#filled = this.#buffer.subarray(0, this.#end);
    return read > 0;
  }

  #makeRoom(): void {
    if (this.#end - this.#start > this.#limits.line) this.#start = this.#end - this.#limits.chunk;
    if (this.#start > 0) this.#moveToFront();
    if (this.#end === this.#buffer.length) this.#grow();
  }

  #moveToFront(): void {
    this.#buffer.copyWithin(0, this.#start, this.#end);
    this.#place += this.#start;
    this.#end -= this.#start;
    this.#start = 0;
    this.#searched = this.#end;
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(Math.min(this.#buffer.length * 2, this.#limits.line + this.#limits.chunk));
    this.#buffer.copy(larger, 0, 0, this.#end);
    this.#buffer = larger;
  }
}
