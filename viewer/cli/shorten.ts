import { escapeTerminal } from '../../src/text/escape.js';
import { formatCount } from '../../src/text/number.js';

/** How long a name, a value or a message may be on the screen, in characters. */
const MAX_TEXT = 1000;

/** Text from elsewhere on one line, cut to a bounded length and safe to print. */
export function shorten(text: string): string {
  const more = text.length - MAX_TEXT;
  return escapeTerminal(more > 0 ? `${text.slice(0, MAX_TEXT)}… (${formatCount(more)} more characters)` : text);
}
