import type { Edit } from '../edit.js';
import { endOf } from '../place.js';
import type { ErasedElement } from './erased-class.js';
import { startOf } from './offsets.js';
import { outcome } from './reference.js';
import type { Writer } from './writer.js';

/** A decorated field's value goes through its decorators: `ask = Agent.#state[0](this, …)`. */
export function fieldEdits({ kind, member }: ErasedElement, index: number, writer: Writer): Edit[] {
  if (kind !== 'field' || !member || !('value' in member)) return [];
  const call = `${outcome(index, writer)}(this, `;
  const { value } = member;
  if (!value) return [{ kind: 'insert', at: endWithoutSemicolon(endOf(member), writer.code), text: ` = ${call}undefined)` }];
  // A sequence stands in parentheses, which the syntax tree does not have.
  const [open, close] = value.type === 'SequenceExpression' ? ['(', '))'] : ['', ')'];
  return [
    { kind: 'insert', at: startOf(value), text: call + open },
    { kind: 'insert', at: endOf(value), text: close },
  ];
}

function endWithoutSemicolon(end: number, code: string): number {
  return code[end - 1] === ';' ? end - 1 : end;
}
