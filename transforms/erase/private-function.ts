import type { Edit } from '../edit.js';
import { endOf } from '../place.js';
import type { ErasedElement } from './erased-class.js';
import { startOf } from './offsets.js';
import { outcome } from './reference.js';
import type { Writer } from './writer.js';

/**
 * Only an instance has a `#private` method, and nothing can replace it. So the method hides under a symbol until the
 * class is decorated, and a getter of its name gives what it was decorated to.
 */
export function privateFunctionEdits(element: ErasedElement, index: number, writer: Writer): Edit[] {
  const { kind, member } = element;
  if (!element.private || !member || kind === 'field' || kind === 'accessor') return [];
  const [start, end] = [startOf(member.key), endOf(member.key)];
  const name = writer.code.slice(start, end);
  return [
    { kind: 'remove', start, end },
    { kind: 'insert', at: end, text: `[${writer.names.hide}()]` },
    { kind: 'insert', at: endOf(member), text: ` ${element.static ? 'static ' : ''}${standIn(kind, name, outcome(index, writer))}` },
  ];
}

function standIn(kind: ErasedElement['kind'], name: string, descriptor: string): string {
  switch (kind) {
    case 'getter':
      return `get ${name}() { return ${descriptor}.get.call(this); }`;
    case 'setter':
      return `set ${name}(value) { ${descriptor}.set.call(this, value); }`;
    default:
      return `get ${name}() { return ${descriptor}.value; }`;
  }
}
