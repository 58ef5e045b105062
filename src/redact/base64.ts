import { BASE64, EQUALS, runEnd, runStart } from './chars.js';
import { NO_MATCHES } from './match.js';
import type { Match } from './match.js';
import { pairs } from './pairs.js';
import type { Scanner } from './scanner.js';

/** Base64 of the shortest secret that is looked for, the 20 characters of an AWS key. */
const MIN_RUN = 27;
/** So many whole groups of four characters such a secret has, wherever in a group it begins. */
const MIN_GROUPS = 6;

/** Six bits a character, base64 and base64url alike. */
const BITS = new Uint8Array(128);
for (const alphabet of ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', '-_']) {
  for (let i = 0; i < alphabet.length; i++) BITS[alphabet.charCodeAt(i)] = alphabet.length > 2 ? i : 62 + i;
}

/** Bytes of text: printable ASCII, tab and the ends of lines. */
const IS_TEXT = Uint8Array.from({ length: 256 }, (_, byte) => ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13 ? 1 : 0));

/**
 * Secrets written in base64 or base64url, one level deep. Only what decodes to text is looked at: of an image of
 * 1 MB that leaves nothing, and a hash or a path costs 0.3 us instead of 1.3.
 */
export function findInBase64(text: string, scanner: Scanner): readonly Match[] {
  if (!pairs.mayHaveRun(text, MIN_RUN)) return NO_MATCHES;
  const found: Match[] = [];
  for (let from = 0; from + MIN_RUN <= text.length; ) {
    // Backwards from where a run that begins here would be long enough: what breaks it there is behind all that is before.
    const start = runStart(text, from + MIN_RUN, BASE64, from);
    if (start > from) from = start;
    else {
      const end = runEnd(text, from + MIN_RUN, BASE64);
      for (let shift = 0; shift < 4; shift++) findInRun(text, start + shift, end, scanner, found);
      from = end + 1;
    }
  }
  return found;
}

/** The run may have begun with something else, a path for example: hence the four places where base64 may begin. */
function findInRun(text: string, start: number, end: number, scanner: Scanner, found: Match[]): void {
  let seen = start;
  for (let probe = start; probe + 4 <= end; probe = Math.max(probe, seen) + MIN_GROUPS * 4) {
    if (!isText(text, probe)) continue;
    let from = probe;
    while (from - 4 >= seen && isText(text, from - 4)) from -= 4;
    seen = probe;
    while (seen + 4 <= end && isText(text, seen)) seen += 4;
    if (seen - from >= MIN_GROUPS * 4) findDecoded(text, Math.max(start, from - 4), Math.min(end, seen + 4), scanner, found);
  }
}

/** Whether the group of four characters is three bytes of text. */
function isText(text: string, at: number): boolean {
  const second = BITS[text.charCodeAt(at + 1)]!;
  const third = BITS[text.charCodeAt(at + 2)]!;
  const first = (BITS[text.charCodeAt(at)]! << 2) | (second >> 4);
  const last = ((third & 3) << 6) | BITS[text.charCodeAt(at + 3)]!;
  return (IS_TEXT[first]! & IS_TEXT[((second & 15) << 4) | (third >> 2)]! & IS_TEXT[last]!) === 1;
}

function findDecoded(text: string, from: number, to: number, scanner: Scanner, found: Match[]): void {
  const decoded = Buffer.from(text.slice(from, to), 'base64').toString('latin1');
  for (const match of scanner.find(decoded, false)) {
    const end = from + Math.ceil(match.end / 3) * 4;
    found.push({ start: from + Math.floor(match.start / 3) * 4, end: end < to ? end : runEnd(text, to, EQUALS), rule: match.rule });
  }
}
