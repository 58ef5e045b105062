import type { Edit } from '../edit.js';
import type { Member } from '../members.js';
import { endOf } from '../place.js';
import type { ErasedElement } from './erased-class.js';
import { hasFixedKey } from './is-held.js';
import { keyText } from './labels.js';
import { behindDecorators, keyEnd, startOf } from './offsets.js';
import { outcome, reference } from './reference.js';
import type { Writer } from './writer.js';

/**
 * `accessor model = 1` becomes a `#private` field that holds the value, and a getter and a setter. `index` is absent for
 * an accessor without decorators.
 */
export function accessorEdits(element: ErasedElement, index: number | undefined, writer: Writer): Edit[] {
  const { kind, member } = element;
  if (kind !== 'accessor' || !member) return [];
  const modifier = element.static ? 'static ' : '';
  const separator = writer.code[endOf(member) - 1] === ';' ? '' : ';';
  return [
    ...removals(member, writer.code),
    { kind: 'insert', at: keyEnd(member, writer.code), text: modifier + storageName(member, writer) },
    { kind: 'insert', at: endOf(member), text: `${separator} ${functions(element, index, writer).map((text) => modifier + text).join(' ')}` },
  ];
}

/** For `decorate`: the functions of a decorated `#private` accessor, which it cannot find on the class. */
export function privateAccessorText(element: ErasedElement, writer: Writer): string {
  const { kind, member } = element;
  if (kind !== 'accessor' || !element.private || !member) return '';
  return `, { ${pair(keyText(element, writer) ?? '', storage(member, writer)).join(', ')} }`;
}

/** Modifiers and name go. A name that only the run time knows has been moved into a holder. */
function removals(member: Member, code: string): Edit[] {
  const behind = behindDecorators(member);
  const start = behind + code.slice(behind).search(/\S/);
  const [key, end] = [startOf(member.key), endOf(member.key)];
  if (hasFixedKey(member)) return [{ kind: 'remove', start, end: keyEnd(member, code) }];
  return [
    { kind: 'remove', start, end: key },
    { kind: 'remove', start: end, end: keyEnd(member, code) },
  ];
}

function functions(element: ErasedElement, index: number | undefined, writer: Writer): string[] {
  const { member } = element;
  if (!member) return [];
  if (!element.private) return pair(`[${keyText(element, writer) ?? `${writer.names.heldKey}()`}]`, storage(member, writer));
  const name = writer.code.slice(startOf(member.key), endOf(member.key));
  if (index === undefined) return pair(name, storage(member, writer));
  const descriptor = outcome(index, writer);
  return [`get ${name}() { return ${descriptor}.get.call(this); }`, `set ${name}(value) { ${descriptor}.set.call(this, value); }`];
}

function pair(key: string, target: string): string[] {
  return [`get ${key}() { return ${target}; }`, `set ${key}(value) { ${target} = value; }`];
}

/** As TypeScript has it, a static accessor's value is the class's own, also when it is read through a subclass. */
function storage(member: Member, writer: Writer): string {
  return `${member.static ? reference(writer) : 'this'}.${storageName(member, writer)}`;
}

function storageName(member: Member, { erased, names }: Writer): string {
  return `${names.state}_${erased.node.body.body.indexOf(member)}`;
}
