import type { Decorator } from '@babel/types';
import type { Edit } from '../edit.js';
import { endOf } from '../place.js';
import { privateAccessorText } from './accessor.js';
import type { ErasedElement } from './erased-class.js';
import type { Member } from '../members.js';
import { hasFixedKey } from './is-held.js';
import { keyText, labelOf } from './labels.js';
import type { ErasureNames } from './names.js';
import { behindDecorators, bodyStart, expressionRange, startOf } from './offsets.js';
import { decorateCall } from './reference.js';
import type { Writer } from './writer.js';

/** Leaves the decorators where they stand, each in the computed name of a member that carries it to the class. */
export function heldEdits(writer: Writer): Edit[] {
  const { elements, plainAccessors } = writer.erased;
  const { open, close } = decorateCall(writer);
  const list = elements.map((element) => elementText(element, writer));
  return [
    { kind: 'insert', at: bodyStart(writer.erased.node), text: `${open}${list.join(', ')}${close}` },
    ...elements.flatMap((element) => (element.member ? memberEdits(element, writer) : classEdits(element.decorators, writer))),
    ...plainAccessors.flatMap((element) => memberEdits(element, writer)),
  ];
}

function elementText(element: ErasedElement, writer: Writer): string {
  const [label, key, accessor] = [labelOf(element), keyText(element, writer), privateAccessorText(element, writer)];
  return `[${label}${key === undefined ? '' : `, ${key}`}${accessor && `, undefined${accessor}`}]`;
}

/** A class's own decorators are evaluated before what it extends. */
function classEdits(decorators: readonly Decorator[], { erased: { node }, names }: Writer): Edit[] {
  const { superClass } = node;
  if (!superClass) {
    const to = bodyStart(node);
    return [{ kind: 'insert', at: to, text: ` static [${names.hold}([` }, ...moveList(decorators, to, '])]() {}')];
  }
  const to = startOf(superClass);
  return [
    { kind: 'insert', at: to, text: `${names.keep}([` },
    ...moveList(decorators, to, '], ('),
    { kind: 'insert', at: endOf(superClass), text: '))' },
    { kind: 'insert', at: bodyStart(node), text: ` static [${names.hold}()]() {}` },
  ];
}

function moveList(decorators: readonly Decorator[], to: number, close: string): Edit[] {
  return decorators.flatMap((decorator, index): Edit[] => {
    const { start, end } = expressionRange(decorator);
    const text = index < decorators.length - 1 ? ', ' : close;
    return [{ kind: 'remove', start: startOf(decorator), end: start }, { kind: 'move', start, end, to }, { kind: 'insert', at: end, text }];
  });
}

/** `@a @b [key]() {}` becomes `static [hold([a, b], key)]() {} [heldKey()]() {}`. */
function memberEdits({ kind, member, decorators }: ErasedElement, { names }: Writer): Edit[] {
  if (!member) return [];
  const fixed = hasFixedKey(member);
  if (fixed && decorators.length === 0) return [];
  const start = startOf(decorators[0] ?? member);
  const edits: Edit[] = decorators.flatMap((decorator, index): Edit[] => {
    const range = expressionRange(decorator);
    const comma: Edit[] = index < decorators.length - 1 ? [{ kind: 'insert', at: range.end, text: ', ' }] : [];
    return [{ kind: 'remove', start: startOf(decorator), end: range.start }, ...comma];
  });
  const rest = fixed ? [{ kind: 'insert', at: behindDecorators(member), text: '])]() {}' } as const] : keyEdits(member, kind, names);
  return [...edits, { kind: 'insert', at: start, text: ` static [${names.hold}([` }, ...rest];
}

/** The name goes into the holder, and what the holder made of it takes its place; an accessor is rewritten anyway. */
function keyEdits(member: Member, kind: ErasedElement['kind'], { heldKey }: ErasureNames): Edit[] {
  const [start, end, to] = [startOf(member.key), endOf(member.key), behindDecorators(member)];
  return [
    ...(kind === 'accessor' ? [] : [{ kind: 'insert', at: start, text: `${heldKey}()` } as const]),
    { kind: 'insert', at: to, text: '], (' },
    { kind: 'move', start, end, to },
    { kind: 'insert', at: end, text: '))]() {} ' },
  ];
}
