import { crc32 } from 'node:zlib';

/** The version of the line format; a reader leaves files of a later one alone. */
export const JOURNAL_VERSION = 1;

const stringify = JSON.stringify;
const COMMA = 0x2c;
const SPACE = 0x20;

/**
 * Encodes entries as JSON lines into one reused buffer, each with a checksum of its own:
 * `{"event":…,"seq":…,…,"crc":"xxxxxxxx"}`, the CRC-32 of the bytes before `,"crc":`. `jq` and `duckdb` read them as they are.
 */
export class LineEncoder {
  #buffer = Buffer.allocUnsafe(256 * 1024);
  #length = 0;

  /** Appends one line. */
  add(event: string, seq: number, fields: object): void {
    const text = stringify(fields);
    const start = this.#length;
    this.#reserve(text.length * 3 + 96);
    const head = this.#buffer.write(`{"event":"${event}","seq":${seq}`, start, 'latin1');
    const written = this.#buffer.write(text, start + head, 'utf8');
    // The fields' own opening brace becomes the comma between; an object without fields has only its closing brace left.
    this.#buffer[start + head] = text === '{}' ? SPACE : COMMA;
    this.#length += head + written - 1;
    const checksum = crc32(this.#buffer.subarray(start, this.#length)).toString(16).padStart(8, '0');
    this.#length += this.#buffer.write(`,"crc":"${checksum}"}\n`, this.#length, 'latin1');
  }

  /** Bytes since the last `take`. */
  get length(): number {
    return this.#length;
  }

  /** The lines since the last `take`; valid until the next `add`. */
  take(): Buffer {
    const lines = this.#buffer.subarray(0, this.#length);
    this.#length = 0;
    return lines;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
