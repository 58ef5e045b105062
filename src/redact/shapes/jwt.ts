import { EQUALS, isAt, isWordStart, runEnd, TOKEN } from '../chars.js';
import type { Finder, Match } from '../match.js';

/** Shortest header and payload: `{"alg":"none"}` and `{"sub":"1"}` in base64url, less a little. */
const MIN_PART = 12;

/**
 * JSON Web Tokens (RFC 7519): base64url parts joined by dots; the header, a JSON object, begins with `eyJ`. Encrypted
 * ones (RFC 7516) have five parts, unsigned ones an empty last part. A candidate has to begin a run of its alphabet, so
 * that each run is read a bounded number of times.
 */
export const jwt: Finder = { pairs: ['yJ'], find: (text, at, open) => findJwt(text, at - 1, open) };

function findJwt(text: string, start: number, open: boolean): Match | undefined {
  if (!isWordStart(text, start, TOKEN) || !isAt(text, start, 'eyJ')) return undefined;
  const headerEnd = runEnd(text, start, TOKEN);
  const cut = (end: number): boolean => open && end === text.length;
  if (cut(headerEnd)) return { start, end: headerEnd, rule: 'jwt' };
  if (headerEnd - start < MIN_PART || text[headerEnd] !== '.') return undefined;
  const payloadEnd = runEnd(text, headerEnd + 1, TOKEN);
  if (cut(payloadEnd)) return { start, end: payloadEnd, rule: 'jwt' };
  if (payloadEnd - headerEnd <= MIN_PART || text[payloadEnd] !== '.') return undefined;
  return { start, end: lastPartEnd(text, payloadEnd), rule: 'jwt' };
}

function lastPartEnd(text: string, dot: number): number {
  let end = runEnd(text, dot + 1, TOKEN);
  for (let more = 0; more < 2 && text[end] === '.'; more++) end = runEnd(text, end + 1, TOKEN);
  return runEnd(text, end, EQUALS);
}
