import type { Strings } from './strings.js';

/** Four times 32 bits: a UUID, or what stands for another id. */
export type Words = Uint32Array;

/** The first three words of an id that is no UUID of lower case; the fourth is its number among the texts. */
const OTHER = 0xffffffff;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Writes an id as words. */
export function pack(id: string, strings: Strings, into: Words): void {
  if (!UUID.test(id)) return packOther(strings.number(id), into);
  const digits = id.replaceAll('-', '');
  for (let i = 0; i < 4; i++) into[i] = Number.parseInt(digits.slice(i * 8, i * 8 + 8), 16);
}

export function packOther(number: number, into: Words): void {
  into.fill(OTHER, 0, 3);
  into[3] = number;
}

/** Words as the id. */
export function unpack(a: number, b: number, c: number, d: number, strings: Strings): string {
  if (a === OTHER && b === OTHER && c === OTHER) return strings.text(d);
  const [h0, h1, h2, h3] = [hex(a), hex(b), hex(c), hex(d)];
  return `${h0}-${h1.slice(0, 4)}-${h1.slice(4)}-${h2.slice(0, 4)}-${h2.slice(4)}${h3}`;
}

function hex(word: number): string {
  return (word + 0x100000000).toString(16).slice(1);
}

/** Columns that hold ids: of the row's own. */
interface IdColumns {
  readonly columns: { id0: Uint32Array; id1: Uint32Array; id2: Uint32Array; id3: Uint32Array };
  readonly length: number;
}

const FIRST_SLOTS = 2048;

/**
 * Finds rows by id: a hash table of row numbers, the ids themselves stand in the columns. `halves`: an id of which only
 * the last half is known, the first being zero, is the same as one that has both (data/span-key.ts).
 */
export class IdTable {
  readonly #rows: IdColumns;
  readonly #halves: boolean;
  #slots: Uint32Array = new Uint32Array(FIRST_SLOTS);

  constructor(rows: IdColumns, { halves }: { halves: boolean }) {
    this.#rows = rows;
    this.#halves = halves;
  }

  /** The row, or -1. */
  find(words: Words): number {
    const { id0, id1, id2, id3 } = this.#rows.columns;
    const mask = this.#slots.length - 1;
    const [first, second, third, last] = [words[0]!, words[1]!, words[2]!, words[3]!];
    const anyFirst = this.#halves && isHalf(first, second, third);
    for (let slot = hash(third, last) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = this.#slots[slot]! - 1;
      if (id3[row] !== last || id2[row] !== third) continue;
      if ((id1[row] === second && id0[row] === first) || anyFirst || (this.#halves && isHalf(id0[row]!, id1[row]!, third))) return row;
    }
    return -1;
  }

  /** Makes a row whose id is in its columns findable. */
  add(row: number): void {
    if (this.#rows.length * 2 > this.#slots.length) this.#grow();
    else this.#put(row);
  }

  get slots(): Uint32Array {
    return this.#slots;
  }

  restore(slots: Uint32Array): void {
    this.#slots = slots;
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let row = 0; row < this.#rows.length; row++) this.#put(row);
  }

  #put(row: number): void {
    const { id2, id3 } = this.#rows.columns;
    const mask = this.#slots.length - 1;
    let slot = hash(id2[row]!, id3[row]!) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
  }
}

/** Whether of an id only the last half is known; what stands for no UUID is whole. */
export function isHalf(first: number, second: number, third: number): boolean {
  return first === 0 && second === 0 && third !== OTHER;
}

/** Of the half that is always there, and random in a UUID v7; counted up in what stands for other ids. */
function hash(c: number, d: number): number {
  let sum = Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 13)) >>> 0;
}
