import { BASE64, DIGIT, DOT, EQUALS, hasAny, runEnd } from './chars.js';
import type { Match } from './match.js';
import type { Scanner } from './scanner.js';
import { footerEnd } from './shapes/pem.js';

/** What `capture` writes in the place of the middle of a long text. */
const CUT = /… \[\d+ chars cut\] …/g;
/** Shortest end of a token that is taken for one: with a digit, and without. */
const MIN_MIXED = 4;
const MIN_LETTERS = 16;

/**
 * Halves of secrets at the places where a text was cut. Before the cut the beginning of a secret is enough; after it
 * nothing tells the end of a token from a word but its length and digits, so an end that could be one is dropped.
 */
export function findAtCuts(text: string, scanner: Scanner): Match[] {
  if (!text.includes(' chars cut] …')) return [];
  const found: Match[] = [];
  let from = 0;
  for (const { index, 0: { length } } of text.matchAll(CUT)) {
    const before = scanner.find(text.slice(from, index), true).map((match) => moved(match, from));
    found.push(...before);
    from = index + length;
    const split = before.at(-1)?.end === index;
    found.push(...endOfSecret(text, from, split));
  }
  return found;
}

function moved(match: Match, by: number): Match {
  return { ...match, start: match.start + by, end: match.end + by };
}

function endOfSecret(text: string, from: number, split: boolean): Match[] {
  const footer = text.indexOf('-----', from);
  if (footer > 0 && /^-----END [A-Z ]*PRIVATE KEY/.test(text.slice(footer, footer + 40))) return [{ start: from, end: footerEnd(text, footer), rule: 'private-key' }];
  const end = split ? wordEnd(text, from) : runEnd(text, from, BASE64 | DOT | EQUALS);
  const length = end - from;
  const secret = split ? length > 0 : length >= MIN_LETTERS || (length >= MIN_MIXED && hasAny(text, from, end, DIGIT));
  return secret ? [{ start: from, end, rule: 'cut' }] : [];
}

/** Up to white space, a quote or an `@`: the end of a secret whose beginning was seen. */
function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !' \n\r\t"\'`<>@,;\\'.includes(text[end]!)) end++;
  return end;
}
