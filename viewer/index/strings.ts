const NO_STRING = '';
const FIRST_SLOTS = 4096;

/**
 * Texts by number, each kept once; 0 is the empty text, which stands for none. Texts that stand in a line of the journal are found by
 * their bytes, so that no string is made for a name that was seen a million times.
 */
export class Strings {
  readonly #texts: string[] = [NO_STRING];
  readonly #numbers = new Map<string, number>([[NO_STRING, 0]]);
  /** What was found by bytes: hash slot -> place in `#seen`, plus one. */
  #slots = new Uint32Array(FIRST_SLOTS);
  readonly #seen: { bytes: Buffer; number: number }[] = [];

  get length(): number {
    return this.#texts.length;
  }

  text(number: number): string {
    return this.#texts[number] ?? NO_STRING;
  }

  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** The number of a text that is there, else `undefined`. */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** The number of the text that stands in JSON, between `start` and `end`; `quoted`: as a string without its quotes, else as raw JSON. */
  numberOf(bytes: Buffer, start: number, end: number, quoted: boolean): number {
    let slot = hash(bytes, start, end, quoted) & (this.#slots.length - 1);
    for (let at = this.#slots[slot]!; at !== 0; at = this.#slots[slot]!) {
      const { bytes: known, number } = this.#seen[at - 1]!;
      if (same(known, bytes, start, end, quoted)) return number;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    return this.#learn(bytes, start, end, quoted, slot);
  }

  /** Where texts are looked for. */
  all(): readonly string[] {
    return this.#texts;
  }

  restore(texts: readonly string[]): void {
    for (const text of texts) this.number(text);
  }

  #learn(bytes: Buffer, start: number, end: number, quoted: boolean, slot: number): number {
    const raw = bytes.toString('utf8', start, end);
    const number = this.number(quoted && raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw);
    // The first byte tells the two kinds of text apart.
    const kept = Buffer.concat([Buffer.of(Number(quoted)), bytes.subarray(start, end)]);
    this.#slots[slot] = this.#seen.push({ bytes: kept, number });
    if (this.#seen.length * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    this.#seen.forEach(({ bytes }, at) => {
      let slot = hash(bytes, 1, bytes.length, bytes[0] === 1) & (this.#slots.length - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = at + 1;
    });
  }
}

/** FNV-1a. */
function hash(bytes: Buffer, start: number, end: number, quoted: boolean): number {
  let sum = quoted ? 0x811c9dc5 : 0x9dc5811c;
  for (let i = start; i < end; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}

function same(known: Buffer, bytes: Buffer, start: number, end: number, quoted: boolean): boolean {
  if (known.length !== end - start + 1 || known[0] !== Number(quoted)) return false;
  for (let i = start, k = 1; i < end; i++, k++) if (bytes[i] !== known[k]) return false;
  return true;
}
