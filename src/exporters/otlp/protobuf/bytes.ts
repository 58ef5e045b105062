const INITIAL_BYTES = 256 * 1024;

/** A larger buffer is given back after the request that needed it. */
const KEPT_BYTES = 8 * 1024 * 1024;

/** Shorter text is written unit by unit: a call into the runtime costs as much as about 20 of them. */
const SHORT = 20;

/** How many bytes a length takes: chosen before the content is known, from the most that it can be. */
export type LengthBytes = 1 | 2 | 4;

const UUID_DIGITS = 36;
const DIGIT = hexDigits();

/**
 * The wire format of Protocol Buffers in one growing buffer (https://protobuf.dev/programming-guides/encoding). Lengths
 * stand before their content and are padded varints, which every decoder takes: so one pass is enough.
 */
export class ProtobufBytes {
  #bytes = Buffer.allocUnsafe(INITIAL_BYTES);
  #at = 0;

  /** Where the next byte goes. */
  get position(): number {
    return this.#at;
  }

  /** Makes room; call before each group of writes with the most that they can take. */
  reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.#bytes[this.#at++] = value;
  }

  /** An unsigned integer up to 2 ** 53 - 1. */
  varint(value: number): void {
    let rest = value;
    for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) this.#bytes[this.#at++] = (rest % 128) | 0x80;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#at++] = rest;
  }

  /** A negative 64-bit integer is ten bytes of its two's complement. */
  varint64(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    for (; rest > 0x7fn; rest >>= 7n) this.#bytes[this.#at++] = Number(rest & 0x7fn) | 0x80;
    this.#bytes[this.#at++] = Number(rest);
  }

  fixed32(value: number): void {
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }

  double(value: number): void {
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  /** Microseconds as a 64-bit count of nanoseconds, which is more than a double holds: multiplied in two halves. */
  nanoseconds(microseconds: number): void {
    const whole = Math.max(0, Math.round(microseconds));
    const low = (whole >>> 0) * 1000;
    const high = Math.floor(whole / 0x1_0000_0000) * 1000 + Math.floor(low / 0x1_0000_0000);
    this.fixed32(low >>> 0);
    this.fixed32(high >>> 0);
  }

  raw(bytes: Uint8Array): void {
    const { length } = bytes;
    for (let i = 0; i < length; i++) this.#bytes[this.#at + i] = bytes[i]!;
    this.#at += length;
  }

  block(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** UTF-8; half a surrogate pair becomes U+FFFD. */
  text(text: string): void {
    const { length } = text;
    if (length > SHORT || !this.#ascii(text)) this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }

  /** The bytes of a UUID from its digit `from` on (dashes count); anything else that is 36 characters long gives some bytes. */
  uuid(uuid: string, from = 0): void {
    for (let i = from; i < UUID_DIGITS; i += 2) {
      if (uuid.charCodeAt(i) === 0x2d) i++;
      this.#bytes[this.#at++] = (DIGIT[uuid.charCodeAt(i) & 0x7f]! << 4) | DIGIT[uuid.charCodeAt(i + 1) & 0x7f]!;
    }
  }

  /** Leaves room for a length and gives the place, for `close`. */
  open(bytes: LengthBytes): number {
    const start = this.#at;
    this.#at += bytes;
    return start;
  }

  /** Writes the length of everything since `open`. */
  close(start: number, bytes: LengthBytes): void {
    let rest = this.#at - start - bytes;
    for (let i = start; i < start + bytes - 1; i++, rest >>>= 7) this.#bytes[i] = (rest & 0x7f) | 0x80;
    this.#bytes[start + bytes - 1] = rest;
  }

  /** A copy of everything; the buffer is used again. */
  take(): Uint8Array {
    const copy = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = Buffer.allocUnsafe(INITIAL_BYTES);
    return copy;
  }

  /** Whether the text was ASCII, and is written. */
  #ascii(text: string): boolean {
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return false;
      this.#bytes[this.#at + i] = unit;
    }
    this.#at += length;
    return true;
  }
}

/** The smallest number of bytes that holds every length up to `most`. */
export function lengthBytes(most: number): LengthBytes {
  if (most < 0x80) return 1;
  return most < 0x4000 ? 2 : 4;
}

function hexDigits(): Uint8Array {
  const table = new Uint8Array(128);
  for (let digit = 0; digit < 16; digit++) {
    const character = digit.toString(16);
    table[character.charCodeAt(0)] = digit;
    table[character.toUpperCase().charCodeAt(0)] = digit;
  }
  return table;
}
