import { BASE64, EQUALS, runEnd, runStart } from './chars.js';
import type { Match } from './match.js';
import type { Scanner } from './scanner.js';

/** Base64 of the shortest secret with a shape, the 20 characters of an AWS key. */
const MIN_BASE64 = 27;
/** Runs up to this length are decoded from each of the four places where base64 may begin: a path may stand before. */
const MAX_REALIGNED = 1024;

/** Secrets written in base64 or base64url, one level deep. */
export function findInBase64(text: string, scanner: Scanner): Match[] {
  const found: Match[] = [];
  let seen = 0;
  // A run of that length covers one of the places that are that far apart: the rest of the text is not looked at.
  for (let probe = MIN_BASE64 - 1; probe < text.length; probe = Math.max(probe, seen) + MIN_BASE64) {
    const start = runStart(text, probe, BASE64, seen);
    seen = runEnd(text, probe, BASE64);
    if (seen - start >= MIN_BASE64) findInRun(text, start, seen, scanner, found);
  }
  return found;
}

function findInRun(text: string, start: number, end: number, scanner: Scanner, found: Match[]): void {
  const places = end - start <= MAX_REALIGNED ? 4 : 1;
  for (let from = start; from < start + places; from++) {
    const decoded = Buffer.from(text.slice(from, end), 'base64').toString('latin1');
    for (const match of scanner.find(decoded, false)) {
      const stop = Math.min(end, from + Math.ceil(match.end / 3) * 4);
      found.push({ start: from + Math.floor(match.start / 3) * 4, end: stop === end ? runEnd(text, end, EQUALS) : stop, rule: match.rule });
    }
  }
}

/** Secrets of which some characters are percent-encoded, as in the query of a URL. */
export function findInPercent(text: string, scanner: Scanner): Match[] {
  if (!text.includes('%')) return [];
  const escapes: number[] = [];
  const decoded = text.replace(/%[0-9a-fA-F]{2}/g, (escape, at: number) => {
    escapes.push(at - escapes.length * 2);
    return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  });
  if (escapes.length === 0) return [];
  return scanner.find(decoded, false).map(({ start, end, rule }) => ({ start: start + 2 * countBelow(escapes, start), end: end + 2 * countBelow(escapes, end), rule }));
}

/** How many of the numbers, which are in order, are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
