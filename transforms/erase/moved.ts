import type { Edit } from '../edit.js';
import { keyText, labelOf } from './labels.js';
import { bodyStart, expressionRange, startOf } from './offsets.js';
import { privateAccessorText } from './accessor.js';
import { decorateCall } from './reference.js';
import type { Writer } from './writer.js';

/** Moves the decorators into one call at the top of the class. */
export function movedEdits(writer: Writer): Edit[] {
  const to = bodyStart(writer.erased.node);
  const { open, close } = decorateCall(writer);
  const edits: Edit[] = [];
  let at = to;
  let text = open;
  writer.erased.elements.forEach((element, index) => {
    text += `${index > 0 ? ', ' : ''}[${labelOf(element)}, ${keyText(element, writer) ?? 'undefined'}, [`;
    element.decorators.forEach((decorator, position) => {
      const { start, end } = expressionRange(decorator);
      edits.push({ kind: 'remove', start: startOf(decorator), end: start }, { kind: 'insert', at, text: text + (position > 0 ? ', ' : '') }, { kind: 'move', start, end, to });
      [at, text] = [end, ''];
    });
    text += `]${privateAccessorText(element, writer)}]`;
  });
  return [...edits, { kind: 'insert', at, text: text + close }];
}
