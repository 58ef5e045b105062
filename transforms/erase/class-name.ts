import type { Class, Node } from '@babel/types';
import { isMember, keyName } from '../members.js';
import { isTypeWrapper } from '../type-wrappers.js';
import type { Path } from '../walk.js';

/** The name by which generated code reaches a class; an anonymous one gets one. */
export function classReference({ id }: Class, anonymous: string): string {
  return id?.name ?? anonymous;
}

/**
 * The name that the language gives an anonymous class for its place: `''` in most, `undefined` where only the run time
 * knows. Unlike the name in a record, which may take more from the place than the language does.
 */
export function inferredName(path: Path): string | undefined {
  const holder = path.findLast((node) => !isTypeWrapper(node));
  if (isMember(holder)) return keyName(holder);
  switch (holder?.type) {
    case 'VariableDeclarator':
      return nameOf(holder.id);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return nameOf(holder.left);
    case 'ObjectProperty':
      return keyName(holder);
    case 'ExportDefaultDeclaration':
      return 'default';
    default:
      return '';
  }
}

function nameOf(target: Node): string {
  return target.type === 'Identifier' ? target.name : '';
}
