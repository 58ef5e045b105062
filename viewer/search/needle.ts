/**
 * A text as a pattern over the bytes of the journal, read as Latin-1, in any case of its letters. As the journal holds it: JSON, so a
 * quote is `\"` and a line break `\n`. Letters beyond ASCII are the bytes of either case. It is a plain text, so matching is linear.
 */
export function needle(text: string): RegExp {
  const json = JSON.stringify(text).slice(1, -1);
  return new RegExp(Array.from(json, eitherCase).join(''), 'g');
}

/** Length of a byte in a pattern: `\\x41`. */
const BYTE = 4;

function eitherCase(character: string): string {
  const forms = [...new Set([character.toLowerCase(), character.toUpperCase(), character])].map(bytesOf);
  // A class of single bytes lets the engine skip ahead; alternatives are tried one by one.
  if (forms.every((form) => form.length === BYTE)) return `[${forms.join('')}]`;
  return `(?:${forms.join('|')})`;
}

function bytesOf(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
