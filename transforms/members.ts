import type { Class, ClassMethod, ClassPrivateMethod, ClassAccessorProperty, ClassPrivateProperty, ClassProperty, Node } from '@babel/types';
import { inlineParameters, parameterNames } from './parameters.js';

/** A class member that can carry a decorator. */
export type Member = ClassMethod | ClassPrivateMethod | ClassProperty | ClassPrivateProperty | ClassAccessorProperty;

const MEMBERS: ReadonlySet<string> = new Set<Member['type']>([
  'ClassMethod',
  'ClassPrivateMethod',
  'ClassProperty',
  'ClassPrivateProperty',
  'ClassAccessorProperty',
]);

export function isMember(node: Node | undefined): node is Member {
  return node !== undefined && MEMBERS.has(node.type);
}

export function isClass(node: Node | undefined): node is Class {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** A member's or a property's key as text (`run`, `#secret`, `42`); `undefined` when only the run time knows it. */
export function keyName({ key, computed }: { key: Node; computed?: boolean | null }): string | undefined {
  switch (key.type) {
    case 'Identifier':
      return computed ? undefined : key.name;
    case 'PrivateName':
      return `#${key.id.name}`;
    case 'StringLiteral':
      return key.value;
    case 'NumericLiteral':
      return String(key.value);
    case 'BigIntLiteral':
      return String(BigInt(key.value));
    case 'TemplateLiteral':
      return key.expressions.length === 0 ? (key.quasis[0]?.value.cooked ?? undefined) : undefined;
    default:
      return undefined;
  }
}

/**
 * What a call of the member gets; absent for getters, and for fields whose value is no function where it stands. An
 * `accessor` is given `value`, as TypeScript calls it where it writes the setter out.
 */
export function memberParameters(member: Member): string[] | undefined {
  if (member.type === 'ClassAccessorProperty') return ['value'];
  if (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') return inlineParameters(member.value);
  return member.kind === 'get' ? undefined : parameterNames(member.params);
}
