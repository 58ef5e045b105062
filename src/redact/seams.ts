import type { Match } from './match.js';

/**
 * What a secret can need beside the run of characters that it stands in: a name of 64 characters (assignment.ts), quotes
 * and a sign before it, or the word `Bearer`; the label of a private key; the characters that tell a token from words.
 */
const AROUND = 96;
const SPACE = 32;

/** Whether a text is long enough for its middle to be of no use to its neighbours. */
export function isLong(text: string): boolean {
  return text.length > 2 * AROUND;
}

/**
 * Where the part of a long text ends that tells whether a secret of the text before goes on in it: behind the run of
 * characters without a space that it begins with, because whatever is encoded has none. Looks no further than `limit`.
 */
export function headEnd(text: string, limit: number): number {
  let end = 0;
  while (end < limit && text.charCodeAt(end) > SPACE) end++;
  return Math.min(limit, end + AROUND);
}

/** Where the part begins that tells the same of the text behind; looks no further back than `limit` characters. */
export function tailStart(text: string, limit: number): number {
  const least = Math.max(0, text.length - limit);
  let start = text.length;
  while (start > least && text.charCodeAt(start - 1) > SPACE) start--;
  return Math.max(least, start - AROUND);
}

/** Whether one of the secrets may go on in the text behind: those with spaces in them can begin anywhere. */
export function reachesEnd(text: string, matches: readonly Match[]): boolean {
  return isLong(text) && matches.some(({ end }) => end > text.length - AROUND);
}
