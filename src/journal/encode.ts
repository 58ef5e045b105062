import { crc32 } from 'node:zlib';
import { jsonString } from '../text/json-string.js';
import { valueJson } from '../text/value-json.js';

/** The version of the line format; a reader leaves files of a later one alone. */
export const JOURNAL_VERSION = 1;

/** Longer pieces go into the buffer by themselves: put together with others, all of it is copied once more. */
const LONG = 256;

/**
 * Encodes entries as JSON lines into one reused buffer, each with a checksum of its own:
 * `{"event":…,"seq":…,…,"crc":"xxxxxxxx"}`, the CRC-32 of the bytes before `,"crc":`. `jq` and `duckdb` read them as they are.
 */
export class LineEncoder {
  #buffer = Buffer.allocUnsafe(256 * 1024);
  #length = 0;
  /** Where the line ends that is being written. */
  #at = 0;

  /** Appends one line. */
  add(event: string, seq: number, fields: object): void {
    this.#at = this.#length;
    let text = `{"event":"${event}","seq":${seq}`;
    for (const key of Object.keys(fields)) {
      const value: unknown = (fields as Record<string, unknown>)[key];
      if (value === undefined) continue;
      const json = jsonOf(value);
      text += `,"${key}":`;
      if (json.length < LONG) text += json;
      else {
        this.#put(text);
        this.#put(json);
        text = '';
      }
    }
    this.#put(text);
    const checksum = crc32(this.#buffer.subarray(this.#length, this.#at)).toString(16).padStart(8, '0');
    this.#put(`,"crc":"${checksum}"}\n`);
    this.#length = this.#at;
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

  #put(text: string): void {
    this.#reserve(text.length * 3);
    this.#at += this.#buffer.write(text, this.#at, 'utf8');
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

/** Names of fields are our own, and plain; their values are not. */
function jsonOf(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'object' && value !== null) return valueJson(value);
  return JSON.stringify(value);
}
