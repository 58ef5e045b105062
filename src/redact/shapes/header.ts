import { BASE64, DIGIT, DOT, EQUALS, hasAny, isWordStart, runEnd } from '../chars.js';
import type { Finder } from '../match.js';

/** What RFC 6750 allows in a bearer token, less `~`. */
const BEARER = BASE64 | DOT | EQUALS;
/** Shorter ones are words: "bearer token", "Bearer of bad news". */
const MIN_BEARER = 16;
const MIN_BASIC = 8;
/** How much of a text is looked at to tell a token from words. */
const LOOKED_AT = 64;

/** `Bearer <token>` (RFC 6750), whatever the token: opaque ones have no shape of their own. */
export const bearer: Finder = {
  pairs: ['Be', 'be', 'BE'],
  find(text, at, open) {
    const start = credentialsAfter(text, at, 'bearer');
    if (start < 0) return undefined;
    const end = runEnd(text, start, BEARER);
    const token = end - start >= MIN_BEARER && hasAny(text, start, Math.min(end, start + LOOKED_AT), DIGIT);
    return token || (open && end === text.length) ? { start, end, rule: 'bearer' } : undefined;
  },
};

/** `Basic <base64 of user:password>` (RFC 7617); what does not decode to a pair is a word. */
export const basic: Finder = {
  pairs: ['Ba', 'ba', 'BA'],
  find(text, at, open) {
    const start = credentialsAfter(text, at, 'basic');
    if (start < 0) return undefined;
    const end = runEnd(text, start, BASE64 | EQUALS);
    return isPair(text, start, end) || (open && end === text.length) ? { start, end, rule: 'basic' } : undefined;
  },
};

/** Where the credentials after the name of the scheme and a space begin, or -1. */
function credentialsAfter(text: string, at: number, scheme: string): number {
  const after = at + scheme.length;
  if (text[after] !== ' ' || !isWordStart(text, at)) return -1;
  return text.slice(at, after).toLowerCase() === scheme ? after + 1 : -1;
}

function isPair(text: string, start: number, end: number): boolean {
  if (end - start < MIN_BASIC) return false;
  const decoded = Buffer.from(text.slice(start, Math.min(end, start + LOOKED_AT)), 'base64').toString('latin1');
  return /^[\x20-\x7e]*:/.test(decoded);
}
