/** Character classes as bits, so that one table look-up answers for any union of them. ASCII only: no secret has more. */
export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
/** `-` and `_`. */
export const DASH = 8;
export const DOT = 16;
/** `/` and `+`. */
export const SLASH = 32;
/** The letters of hexadecimal numbers. */
export const HEX_LETTER = 64;
export const EQUALS = 128;

export const ALNUM = DIGIT | UPPER | LOWER;
export const HEX = DIGIT | HEX_LETTER;
/** The alphabet of base64url, in which most vendors write tokens. */
export const TOKEN = ALNUM | DASH;
export const BASE64 = TOKEN | SLASH;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => classesOf(String.fromCharCode(code)));

function classesOf(char: string): number {
  if (char >= '0' && char <= '9') return DIGIT;
  if (char >= 'A' && char <= 'Z') return UPPER | (char <= 'F' ? HEX_LETTER : 0);
  if (char >= 'a' && char <= 'z') return LOWER | (char <= 'f' ? HEX_LETTER : 0);
  if (char === '-' || char === '_') return DASH;
  if (char === '/' || char === '+') return SLASH;
  if (char === '.') return DOT;
  return char === '=' ? EQUALS : 0;
}

/** Whether the character at `at` is in one of the classes; never so outside of the text. */
export function isIn(text: string, at: number, classes: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && (CLASSES[code]! & classes) !== 0;
}

/** Where the run of characters of these classes that begins at `from` ends, looking no further than `to`. */
export function runEnd(text: string, from: number, classes: number, to: number = text.length): number {
  let at = from;
  while (at < to && isIn(text, at, classes)) at++;
  return at;
}

/** Where the run of characters of these classes that ends before `to` begins, looking no further back than `from`. */
export function runStart(text: string, to: number, classes: number, from: number): number {
  let at = to;
  while (at > from && isIn(text, at - 1, classes)) at--;
  return at;
}

/** Whether one of the characters between the two places is of these classes. */
export function hasAny(text: string, from: number, to: number, classes: number): boolean {
  for (let at = from; at < to; at++) if (isIn(text, at, classes)) return true;
  return false;
}

const BACKSLASH = 92;
const PERCENT = 37;
const LETTER_U = 117;

/**
 * Whether a word can begin here. The letter before may be the end of an escape: `\n` and `\u0022` of JSON inside a
 * string, which is how tool calls look, and `%20` of a URL.
 */
export function isWordStart(text: string, at: number, classes: number = ALNUM): boolean {
  if (!isIn(text, at - 1, classes)) return true;
  if (text.charCodeAt(at - 2) === BACKSLASH || text.charCodeAt(at - 3) === PERCENT) return true;
  return text.charCodeAt(at - 6) === BACKSLASH && text.charCodeAt(at - 5) === LETTER_U;
}

/** A table of ASCII characters at which something ends. */
export function stopsAt(chars: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const char of chars) table[char.charCodeAt(0)] = 1;
  return table;
}

/** Where the first character of the table comes, from `from` on; `to` where none does. */
export function stopIndex(text: string, from: number, stops: Uint8Array, to: number = text.length): number {
  let at = from;
  while (at < to && stops[text.charCodeAt(at)] !== 1) at++;
  return at;
}

/** `startsWith`, at a fifth of its cost for the few characters of a prefix. */
export function isAt(text: string, at: number, prefix: string): boolean {
  for (let i = 0; i < prefix.length; i++) if (text.charCodeAt(at + i) !== prefix.charCodeAt(i)) return false;
  return true;
}
