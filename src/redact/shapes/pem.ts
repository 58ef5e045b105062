import { BASE64, EQUALS, isIn } from '../chars.js';
import type { Finder, Match } from '../match.js';

const DASHES = '-----';
/** Longest label: `RSA PRIVATE KEY`, `PGP PRIVATE KEY BLOCK`, `OPENSSH PRIVATE KEY`. */
const MAX_LABEL = 40;

/**
 * Private keys as PEM blocks (RFC 7468, and those of OpenSSH, OpenSSL and PGP), with newlines as they are or escaped in
 * JSON. A block that does not end is a secret as far as its base64 goes. The search for the end stops at the next five
 * dashes, which is where the next candidate begins: no text is read twice.
 */
export const pem: Finder = { pairs: ['-B'], find: (text, at, open) => findPem(text, at - DASHES.length + 1, open) };

function findPem(text: string, start: number, open: boolean): Match | undefined {
  if (!text.startsWith('-----BEGIN ', start)) return undefined;
  const label = text.slice(start + 11, start + 11 + MAX_LABEL);
  const labelEnd = label.indexOf(DASHES);
  if (labelEnd < 0) return open && start + 11 + label.length === text.length ? { start, end: text.length, rule: 'private-key' } : undefined;
  if (!label.slice(0, labelEnd).includes('PRIVATE KEY')) return undefined;
  const body = start + 11 + labelEnd + DASHES.length;
  return { start, end: blockEnd(text, body) ?? bodyEnd(text, body), rule: 'private-key' };
}

function blockEnd(text: string, body: number): number | undefined {
  const end = text.indexOf(DASHES, body);
  return end >= 0 && text.startsWith('-----END ', end) ? footerEnd(text, end) : undefined;
}

/** Where `-----END ... KEY-----` at `start` ends. */
export function footerEnd(text: string, start: number): number {
  const label = text.slice(start + 9, start + 9 + MAX_LABEL);
  const labelEnd = label.indexOf(DASHES);
  return labelEnd < 0 ? start + DASHES.length : start + 9 + labelEnd + DASHES.length;
}

/** Base64, white space and escaped newlines. */
function bodyEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isBody(text, end)) end++;
  return end;
}

function isBody(text: string, at: number): boolean {
  if (isIn(text, at, BASE64 | EQUALS)) return !text.startsWith(DASHES, at);
  const char = text[at];
  return char === '\n' || char === '\r' || char === '\\';
}
