import type { Decorator } from '@babel/types';
import type { Edit } from '../edit.js';
import { privateAccessorText } from './accessor.js';
import { keyText, labelOf } from './labels.js';
import { bodyStart, expressionRange, startOf } from './offsets.js';
import { decorateCall } from './reference.js';
import type { Writer } from './writer.js';

/** Moves the decorators into one call at the top of the class. */
export function movedEdits(writer: Writer): Edit[] {
  const to = bodyStart(writer.erased.node);
  const edits: Edit[] = [];
  let at = to;
  let text = '';
  for (const part of callOf(writer)) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    // Text that follows a decorator is inserted at its end, and so goes where it goes.
    edits.push({ kind: 'insert', at, text }, ...move(part, to));
    [at, text] = [expressionRange(part).end, ''];
  }
  return [...edits, { kind: 'insert', at, text }];
}

/** The whole call, as text and the decorators between. */
function callOf(writer: Writer): (string | Decorator)[] {
  const { open, close } = decorateCall(writer);
  const list = writer.erased.elements.flatMap((element, index) => [
    `${index > 0 ? ', ' : ''}[${labelOf(element)}, ${keyText(element, writer) ?? 'undefined'}, [`,
    ...element.decorators.flatMap((decorator, position) => (position > 0 ? [', ', decorator] : [decorator])),
    `]${privateAccessorText(element, writer)}]`,
  ]);
  return [open, ...list, close];
}

function move(decorator: Decorator, to: number): Edit[] {
  const { start, end } = expressionRange(decorator);
  return [
    { kind: 'remove', start: startOf(decorator), end: start },
    { kind: 'move', start, end, to },
  ];
}
