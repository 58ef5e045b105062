import { keyName } from '../members.js';
import { endOf } from '../place.js';
import { unwrapTypes } from '../type-wrappers.js';
import type { ErasedElement } from './erased-class.js';
import { hasFixedKey } from './is-held.js';
import { startOf } from './offsets.js';
import type { Writer } from './writer.js';

/** `"static private method"`: what the run time reads of an element. */
export function labelOf(element: ErasedElement): string {
  const words = [element.static && 'static', element.private && 'private', holdsAnonymous(element) && 'anonymous', element.kind];
  return JSON.stringify(words.filter(Boolean).join(' '));
}

/** Whether the language names the field's value after the field, which it does only where the value is written out. */
function holdsAnonymous({ kind, member }: ErasedElement): boolean {
  const value = kind === 'field' && member && 'value' in member && member.value ? unwrapTypes(member.value) : undefined;
  if (value?.type === 'ArrowFunctionExpression') return true;
  return (value?.type === 'FunctionExpression' || value?.type === 'ClassExpression') && !value.id;
}

/** A member's name as an expression that can be written anywhere; `undefined` for the class, and for a name that is held. */
export function keyText({ member }: ErasedElement, { code }: Writer): string | undefined {
  if (!member || !hasFixedKey(member)) return undefined;
  const name = keyName(member);
  return name === undefined ? code.slice(startOf(member.key), endOf(member.key)) : JSON.stringify(name);
}
