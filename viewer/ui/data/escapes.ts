import { EVERY_UNSAFE, escapeTerminal } from '../../../src/text/escape.js';

/** A piece of text: shown as it is, or, with `escape`, one character that must not do what it does and is shown as that. */
export interface TextPiece {
  readonly text: string;
  readonly escape?: string;
}

/** Text that came from elsewhere in pieces that are safe to show. With `lines`, line ends and tabs stay what they are. */
export function textPieces(text: string, lines: boolean): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(EVERY_UNSAFE)) {
    if (lines && (character === '\n' || character === '\t')) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ text: character, escape: escapeTerminal(character) });
    from = index + character.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Whether a text has nothing in it that `textPieces` would show in another form; most have not. */
export function isPlain(text: string): boolean {
  return text.search(EVERY_UNSAFE) < 0;
}
