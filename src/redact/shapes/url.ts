import { ALNUM, DIGIT, isAt, isIn, runEnd, stopIndex, stopsAt } from '../chars.js';
import type { Finder, Match } from '../match.js';

/** Longest user name and password that are looked for. */
const MAX_AUTHORITY = 512;
/** What cannot stand in them; the next `://` comes after one of these, so that no text is read twice. */
const END = stopsAt(' /?#"\'<>`\\\n\r\t');
/** A bracket is where a token was that is gone already. */
const USER_END = stopsAt(' /?#"\'<>`\\\n\r\t:[');
const COLON = 58;
const SIGN = 64;

/**
 * The password in `scheme://user:password@host` (RFC 3986, section 3.2.1), also in connection strings of databases.
 * The user name stays: it says which account it was, and one that is a token is found as such.
 */
export const urlPassword: Finder = { pairs: [':/'], find: findPassword };

function findPassword(text: string, at: number, open: boolean): Match | undefined {
  if (!isAt(text, at, '://') || !isIn(text, at - 1, ALNUM)) return undefined;
  const from = at + 3;
  const to = Math.min(text.length, from + MAX_AUTHORITY);
  const colon = stopIndex(text, from, USER_END, to);
  if (text.charCodeAt(colon) !== COLON) return undefined;
  const end = passwordEnd(text, colon + 1, to, open);
  return end > colon + 1 ? { start: colon + 1, end, rule: 'url-password', resume: from } : undefined;
}

/** The last `@`; where the text was cut before there was one, its end, unless it is the number of a port; else -1. */
function passwordEnd(text: string, from: number, to: number, open: boolean): number {
  let sign = -1;
  let at = from;
  for (; at < to && END[text.charCodeAt(at)] !== 1; at++) if (text.charCodeAt(at) === SIGN) sign = at;
  const cut = open && sign < 0 && at === text.length && runEnd(text, from, DIGIT, from + 5) < at;
  return cut ? at : sign;
}
