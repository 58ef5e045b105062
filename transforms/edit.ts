import type MagicString from 'magic-string';

/**
 * One change of a file's text; offsets are those of the original. What is inserted at an offset belongs to what stands
 * before it and moves with it, so a decorator can move while something is inserted into it.
 */
export type Edit =
  | Insertion
  | { readonly kind: 'remove'; readonly start: number; readonly end: number }
  | { readonly kind: 'move'; readonly start: number; readonly end: number; readonly to: number };

/** Applies one edit. A removal also removes what was inserted at its end before it: edits go in order. */
export function applyEdit(text: MagicString, edit: Edit): void {
  switch (edit.kind) {
    case 'insert':
      text.appendLeft(edit.at, edit.text);
      break;
    case 'remove':
      text.remove(edit.start, edit.end);
      break;
    case 'move':
      text.move(edit.start, edit.end, edit.to);
  }
}

/** Text that is put before the character at an offset. */
export interface Insertion {
  readonly kind: 'insert';
  readonly at: number;
  readonly text: string;
}
