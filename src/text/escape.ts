/**
 * What may not reach a terminal as it is: control characters (C0, DEL, C1: colours, cursor moves, OSC links, bells),
 * characters that change the direction of text, line and paragraph separators, invisible ones that hide text, and
 * halves of surrogate pairs. Joiners stay: emoji and several scripts need them.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
/** The same, for walking through a text. */
export const EVERY_UNSAFE = new RegExp(UNSAFE.source, 'gu');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/** Text that came from elsewhere, safe to print on one line of a terminal: what is unsafe is shown as `\x1b` or `\u202e`. */
export function escapeTerminal(text: string): string {
  return UNSAFE.test(text) ? text.replace(EVERY_UNSAFE, escapeCharacter) : text;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return SHORT[character] ?? (code <= 0xff ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`);
}

/** Compact JSON text, safe to print and still the same JSON: what is unsafe inside its strings becomes `\u001b`. */
export function escapeJson(json: string): string {
  return UNSAFE.test(json) ? json.replace(EVERY_UNSAFE, escapeUnits) : json;
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
