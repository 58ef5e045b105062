import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** One append-only file of the journal, made by this process and written by nobody else. */
export class Segment {
  readonly path: string;
  readonly #fd: number;
  /** Bytes that are whole lines. */
  size = 0;

  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
  }

  /** Writes all of it, or nothing: what a failed write left behind is cut off, so the next line starts a line. */
  append(lines: Uint8Array): void {
    try {
      this.#writeAll(lines);
      this.size += lines.length;
    } catch (error) {
      this.#cutBack();
      throw error;
    }
  }

  sync(): void {
    fdatasyncSync(this.#fd);
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** Closes and deletes it. */
  discard(): void {
    closeSync(this.#fd);
    unlinkSync(this.path);
  }

  /** Whether the file is still there under its name's inode; a deleted or replaced folder takes our lines with it. */
  get linked(): boolean {
    return fstatSync(this.#fd).nlink > 0;
  }

  #writeAll(lines: Uint8Array): void {
    let written = 0;
    while (written < lines.length) written += writeSync(this.#fd, lines, written, lines.length - written);
  }

  #cutBack(): void {
    try {
      ftruncateSync(this.#fd, this.size);
    } catch {
      // A torn line at the end is skipped by readers; there is nothing better to do on a disk that fails twice.
    }
  }
}
