import { BASE64, isIn } from './chars.js';

/** Characters that are looked at in one go. */
export const WINDOW = 16_384;

/** Reads a text by the pairs of neighbouring characters in it. */
export interface Pairs {
  /** Gives a pair of ASCII characters its number, 1 to 255. */
  readonly assign: (pair: string, number: number) => void;
  /** Takes up to `WINDOW` characters of text to be read; answers how often that was done. */
  readonly fill: (window: string) => number;
  readonly fillings: () => number;
  /** Where the second character of the next pair stands that has a number, or `size`. */
  readonly next: (from: number, size: number) => number;
  /** The number of the pair whose second character stands here, 0 for none. */
  readonly numberAt: (at: number) => number;
  /** Whether a text may have so many characters of base64 in a row; reads it anew. */
  readonly mayHaveRun: (text: string, length: number) => boolean;
}

/**
 * Pairs are read from a copy in bytes: 1.2 ns a character, copying included, where `charCodeAt`, which has to ask what
 * kind of string it is each time, takes 2.5. A closure and not a class, because V8 then knows where bytes and numbers lie:
 * as fields, or as variables of a module that a bundler has put into another, they cost two thirds more.
 */
function createPairs(): Pairs {
  const bytes = Buffer.allocUnsafeSlow(WINDOW);
  // Bytes, because words would fill the first cache of the processor.
  const numbers = new Uint8Array(128 * 128);
  const isBase64 = Uint8Array.from({ length: 128 }, (_, code) => (isIn(String.fromCharCode(code), 0, BASE64) ? 1 : 0));
  let fillings = 0;
  return {
    assign(pair, number) {
      if (number > 255) throw new RangeError(`a pair got the number ${number}, which does not fit a byte`);
      numbers[(pair.charCodeAt(0) << 7) | pair.charCodeAt(1)] = number;
    },
    fill(window) {
      bytes.write(window, 'latin1');
      return ++fillings;
    },
    fillings: () => fillings,
    // Of characters beyond ASCII some bits remain: they fall on some pair of it, and finders compare the text itself.
    next(from, size) {
      let before = bytes[from - 1]! & 127;
      for (let at = from; at < size; at++) {
        const code = bytes[at]! & 127;
        if (numbers[(before << 7) | code] !== 0) return at;
        before = code;
      }
      return size;
    },
    mayHaveRun(text, length) {
      const size = text.length;
      if (size < length || size > WINDOW) return size > WINDOW;
      fillings += 1;
      bytes.write(text, 'latin1');
      // Backwards from where a run would be long enough: what breaks it there is behind all that is before.
      for (let from = 0; from + length <= size; ) {
        let start = from + length;
        while (start > from && isBase64[bytes[start - 1]! & 127] === 1) start--;
        if (start === from) return true;
        from = start;
      }
      return false;
    },
    numberAt: (at) => numbers[((bytes[at - 1]! & 127) << 7) | (bytes[at]! & 127)]!,
  };
}

/** One for all scanners: whatever the user adds to the rules, the pairs at which something can be found are the same. */
export const pairs: Pairs = createPairs();
