import type { Class } from '@babel/types';
import { isMember, type Member } from '../members.js';
import type { ErasedElement } from './erased-class.js';

/** The decorated elements of a class in the order of the text, the class itself first. */
export function elementsOf(node: Class): ErasedElement[] {
  const own: ErasedElement = { kind: 'class', static: false, private: false, member: undefined, decorators: node.decorators ?? [] };
  return [own, ...node.body.body.filter(isMember).map(elementOf)].filter(({ decorators }) => decorators.length > 0);
}

/** The `accessor`s of a class that have no decorator. */
export function plainAccessorsOf(node: Class): ErasedElement[] {
  return node.body.body.filter(isMember).map(elementOf).filter(({ kind, decorators }) => kind === 'accessor' && decorators.length === 0);
}

function elementOf(member: Member): ErasedElement {
  const isPrivate = member.key.type === 'PrivateName';
  return { kind: kindOf(member), static: member.static === true, private: isPrivate, member, decorators: member.decorators ?? [] };
}

function kindOf(member: Member): ErasedElement['kind'] {
  switch (member.type) {
    case 'ClassAccessorProperty':
      return 'accessor';
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      return 'field';
    default:
      return member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : 'method';
  }
}
