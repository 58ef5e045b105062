import { ALNUM, runStart } from '../chars.js';
import type { Finder, Match } from '../match.js';

/** Longest user name and password that are looked for. */
const MAX_AUTHORITY = 512;

/**
 * The password in `scheme://user:password@host` (RFC 3986, section 3.2.1), also in connection strings of databases.
 * The user name stays: it says which account it was, and one that is a token is found as such.
 */
export const urlPassword: Finder = { pairs: [':/'], find: findPassword };

function findPassword(text: string, at: number, open: boolean): Match | undefined {
  if (!text.startsWith('://', at) || runStart(text, at, ALNUM, at - 1) === at) return undefined;
  const from = at + 3;
  const end = authorityEnd(text, from);
  const colon = text.indexOf(':', from);
  if (colon < 0 || colon >= end) return undefined;
  const sign = text.lastIndexOf('@', end);
  const stop = sign > colon ? sign : open && end === text.length && !isPort(text, colon + 1) ? end : -1;
  return stop > colon + 1 ? { start: colon + 1, end: stop, rule: 'url-password', resume: from } : undefined;
}

/** The part before the first character that cannot stand in it, bounded; the next `://` begins after such a one. */
function authorityEnd(text: string, from: number): number {
  const to = Math.min(text.length, from + MAX_AUTHORITY);
  let end = from;
  while (end < to && !' /?#"\'<>`\\\n\r\t…'.includes(text[end]!)) end++;
  return end;
}

function isPort(text: string, from: number): boolean {
  return /^\d{1,5}$/.test(text.slice(from));
}
