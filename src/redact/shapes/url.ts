import { ALNUM, isIn } from '../chars.js';
import type { Finder, Match } from '../match.js';

/** Longest user name and password that are looked for. */
const MAX_AUTHORITY = 512;

/**
 * The password in `scheme://user:password@host` (RFC 3986, section 3.2.1), also in connection strings of databases.
 * The user name stays: it says which account it was, and one that is a token is found as such.
 */
export const urlPassword: Finder = { pairs: [':/'], find: findPassword };

function findPassword(text: string, at: number, open: boolean): Match | undefined {
  if (!text.startsWith('://', at) || !isIn(text, at - 1, ALNUM)) return undefined;
  const from = at + 3;
  const end = authorityEnd(text, from);
  const authority = text.slice(from, end);
  const colon = authority.indexOf(':');
  if (colon < 0) return undefined;
  const sign = authority.lastIndexOf('@');
  const cut = open && end === text.length && !/^\d{1,5}$/.test(authority.slice(colon + 1));
  const stop = sign > colon || !cut ? sign : authority.length;
  return stop > colon + 1 ? { start: from + colon + 1, end: from + stop, rule: 'url-password', resume: from } : undefined;
}

/** The part before the first character that cannot stand in it, bounded; the next `://` begins after such a one. */
function authorityEnd(text: string, from: number): number {
  const to = Math.min(text.length, from + MAX_AUTHORITY);
  let end = from;
  while (end < to && !' /?#"\'<>`\\\n\r\t…'.includes(text[end]!)) end++;
  return end;
}
