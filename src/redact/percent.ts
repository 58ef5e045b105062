import { NO_MATCHES } from './match.js';
import type { Match } from './match.js';
import type { Scanner } from './scanner.js';

/** Secrets of which some characters are percent-encoded, as in the query of a URL. */
export function findInPercent(text: string, scanner: Scanner): readonly Match[] {
  if (!text.includes('%')) return NO_MATCHES;
  const escapes: number[] = [];
  const decoded = text.replace(/%[0-9a-fA-F]{2}/g, (escape, at: number) => {
    escapes.push(at - escapes.length * 2);
    return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  });
  if (escapes.length === 0) return NO_MATCHES;
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
