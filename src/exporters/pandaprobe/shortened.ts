import { createHash } from 'node:crypto';

const MARK = '…';
const DIGEST_LENGTH = 16;

/** Text of at most `most` characters, as the server counts them: code points and not UTF-16 units. */
export function shortened(text: string, most: number): string {
  return exceeds(text, most) ? `${beginning(text, most - 1)}${MARK}` : text;
}

/** The same for an id: two long ids with the same beginning stay two. */
export function shortenedId(text: string, most: number): string {
  if (!exceeds(text, most)) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
  return `${beginning(text, most - 1 - DIGEST_LENGTH)}${MARK}${digest}`;
}

function exceeds(text: string, most: number): boolean {
  return text.length > most && (text.length > 2 * most || Array.from(text).length > most);
}

/** A code point has two units at most, so no more of a long text has to be looked at. */
function beginning(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count)).slice(0, count).join('').toWellFormed();
}
