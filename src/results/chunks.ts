import type { Capture } from '../capture/snapshot.js';

/** How much of a stream is kept. Tokens come by the thousand; the count goes on when keeping has stopped. */
const MAX_CHUNKS = 10_000;
const MAX_BYTES = 256 * 1024;

/** The bounded memory of a stream: its first chunks, and how many there were. */
export class Chunks {
  count = 0;
  bytes = 0;
  readonly kept: unknown[] = [];

  add(value: unknown, capture: Capture): void {
    this.count += 1;
    if (this.kept.length >= MAX_CHUNKS || this.bytes >= MAX_BYTES) return;
    this.kept.push(capture.snapshot(value) ?? null);
    this.bytes += capture.lastBytes;
  }

  /** Counts a chunk whose value is not to be kept. */
  skip(): void {
    this.count += 1;
  }

  /** The kept chunks as one output: text is joined, anything else is a list; a cut says what was cut. */
  output(): unknown {
    const missing = this.count - this.kept.length;
    if (this.kept.length === 0) return undefined;
    if (!this.kept.every((chunk) => typeof chunk === 'string')) return missing === 0 ? this.kept : [...this.kept, `[… ${missing} more]`];
    const text = this.kept.join('');
    return missing === 0 ? text : `${text}[… ${missing} more chunks]`;
  }
}
