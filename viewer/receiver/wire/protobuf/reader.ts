import { Malformed } from '../malformed.js';

/** Wire types: https://protobuf.dev/programming-guides/encoding/#structure */
export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH = 2;
const GROUP = 3;
const END_GROUP = 4;
export const FIXED32 = 5;

/** Groups are a thing of protobuf 2, which nobody sends; they are stepped over no deeper than this. */
const MAX_GROUPS = 100;

/** Shorter text is decoded faster by hand where it is ASCII. */
const SHORT = 24;

/** Reads the fields of one protobuf message. Never reads outside it, never loops without going on. */
export class Reader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;
  #tag = 0;

  constructor(bytes: Buffer, from = 0, to = bytes.length) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = to;
  }

  /** Goes to the next field; `false` at the end of the message. A field is read or skipped before the next one. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    this.#tag = this.#varint32();
    if (this.field === 0) throw this.#malformed('a field has the number 0');
    return true;
  }

  get field(): number {
    return this.#tag >>> 3;
  }

  /** Whether the field has this wire type. One that has another is not the field that is meant, and is skipped. */
  is(type: number): boolean {
    return (this.#tag & 7) === type;
  }

  skip(groups = 0): void {
    const type = this.#tag & 7;
    if (type === VARINT) void this.varint();
    else if (type === FIXED64) this.#forward(8);
    else if (type === LENGTH) this.#forward(this.#varint32());
    else if (type === FIXED32) this.#forward(4);
    else if (type === GROUP && groups < MAX_GROUPS) this.#skipGroup(this.field, groups);
    else throw this.#malformed('a field has no known type');
  }

  /** The 64 bits of a varint, unsigned. */
  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      // The first seven bits decide almost always.
      if (shift === 0n && byte < 0x80) return BigInt(byte);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw this.#malformed('an integer has more than ten bytes');
  }

  fixed64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#forward(8));
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#forward(8));
  }

  message(): Reader {
    const start = this.#forward(this.#varint32());
    return new Reader(this.#bytes, start, this.#at);
  }

  text(): string {
    const start = this.#forward(this.#varint32());
    return this.#at - start <= SHORT ? this.#shortText(start) : this.#bytes.toString('utf8', start, this.#at);
  }

  hex(): string {
    const start = this.#forward(this.#varint32());
    return this.#bytes.toString('hex', start, this.#at);
  }

  bytes(): Uint8Array {
    const start = this.#forward(this.#varint32());
    return Uint8Array.prototype.slice.call(this.#bytes, start, this.#at);
  }

  #shortText(start: number): string {
    for (let i = start; i < this.#at; i++) if (this.#bytes[i]! >= 0x80) return this.#bytes.toString('utf8', start, this.#at);
    return this.#bytes.toString('latin1', start, this.#at);
  }

  #skipGroup(field: number, groups: number): void {
    while (this.next()) {
      if (this.is(END_GROUP)) {
        if (this.field === field) return;
        throw this.#malformed('a group ends that did not begin');
      }
      this.skip(groups + 1);
    }
    throw this.#malformed('a group has no end');
  }

  /** Tags and lengths. What does not fit 32 bits is longer than any body. */
  #varint32(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (value > 0xffff_ffff) throw this.#malformed('a length or a tag is too large');
        return value;
      }
    }
    throw this.#malformed('an integer has more than ten bytes');
  }

  #byte(): number {
    if (this.#at >= this.#end) throw this.#malformed('it ends inside a field');
    return this.#bytes[this.#at++]!;
  }

  /** Steps over bytes; where they began. */
  #forward(count: number): number {
    const start = this.#at;
    if (count > this.#end - start) throw this.#malformed('it ends inside a field');
    this.#at = start + count;
    return start;
  }

  #malformed(what: string): Malformed {
    return new Malformed(`expected a protobuf message, but ${what} (byte ${this.#at})`);
  }
}
