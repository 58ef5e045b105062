import { BASE64, DIGIT, DOT, EQUALS, hasAny, runEnd, stopIndex, stopsAt } from './chars.js';
import { NO_MATCHES } from './match.js';
import type { Match } from './match.js';
import type { Scanner } from './scanner.js';
import { footerEnd } from './shapes/pem.js';

/** What `capture` writes in the place of the middle of a long text. */
const CUT = /… \[\d+ chars cut\] …/g;
/** Shortest end of a token that is taken for one: with a digit, and without. */
const MIN_MIXED = 4;
const MIN_LETTERS = 16;
/** Where the end of a secret ends whose beginning was seen. */
const WORD_END = stopsAt(' \n\r\t"\'`<>@,;\\');

/** Whether the middle of the text was cut out. Of a text without characters beyond Latin-1, which is most, it is known at once. */
export function isCut(text: string): boolean {
  return text.includes(' chars cut] …');
}

/**
 * Halves of secrets at the places where a text was cut. Before the cut the beginning of a secret is enough; after it
 * nothing tells the end of a token from a word but its length and digits, so an end that could be one is dropped.
 */
export function findAtCuts(text: string, scanner: Scanner): readonly Match[] {
  if (!isCut(text)) return NO_MATCHES;
  const found: Match[] = [];
  let from = 0;
  let split: boolean | undefined;
  for (const { index, 0: cut } of text.matchAll(CUT)) {
    split = findInPart(text, from, index, split, scanner, found);
    from = index + cut.length;
  }
  if (split !== undefined) found.push(...endOfSecret(text, from, text.length, split));
  return found;
}

/** Looks at the text between two cuts, and answers whether the second one is in a secret. */
function findInPart(text: string, from: number, to: number, split: boolean | undefined, scanner: Scanner, found: Match[]): boolean {
  if (split !== undefined) found.push(...endOfSecret(text, from, to, split));
  const before = scanner.find(text.slice(from, to), true);
  for (const match of before) found.push({ ...match, start: match.start + from, end: match.end + from });
  return before.some(({ end }) => end === to - from);
}

function endOfSecret(text: string, from: number, to: number, split: boolean): Match[] {
  const footer = text.slice(from, to).indexOf('-----');
  if (footer >= 0 && /^-----END [A-Z ]*PRIVATE KEY/.test(text.slice(from + footer, from + footer + 40))) {
    return [{ start: from, end: footerEnd(text, from + footer), rule: 'private-key' }];
  }
  const end = split ? stopIndex(text, from, WORD_END, to) : runEnd(text, from, BASE64 | DOT | EQUALS, to);
  const length = end - from;
  const secret = split ? length > 0 : length >= MIN_LETTERS || (length >= MIN_MIXED && hasAny(text, from, end, DIGIT));
  return secret ? [{ start: from, end, rule: 'cut' }] : [];
}
