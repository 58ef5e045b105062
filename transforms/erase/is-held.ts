import type { Class, Decorator, Node } from '@babel/types';
import { isMember, keyName, type Member } from '../members.js';
import { walk } from '../walk.js';

/** Whether moving the decorators of a class into a static block could be noticed. */
export function isHeld(node: Class, decorators: readonly Decorator[]): boolean {
  if (node.body.body.some((member) => isMember(member) && !hasFixedKey(member))) return true;
  if (node.decorators && node.decorators.length > 0 && !isReference(node.superClass)) return true;
  return decorators.some(dependsOnPlace);
}

/** Whether a member's name can be written a second time: evaluating it does nothing and gives the same each time. */
export function hasFixedKey(member: Member): boolean {
  return keyName(member) !== undefined || isWellKnownSymbol(member.key);
}

/** `Symbol.iterator` and the like. */
function isWellKnownSymbol(key: Node): boolean {
  return key.type === 'MemberExpression' && !key.computed && key.object.type === 'Identifier' && key.object.name === 'Symbol';
}

/** Nothing, a name or a dotted name. */
function isReference(heritage: Node | null | undefined): boolean {
  if (!heritage || heritage.type === 'Identifier') return true;
  return heritage.type === 'MemberExpression' && !heritage.computed && isReference(heritage.object);
}

const OF_THE_PLACE: ReadonlySet<string> = new Set(['ThisExpression', 'Super', 'MetaProperty', 'AwaitExpression', 'YieldExpression']);

/** Inside a function they mean the same anywhere, but holding costs little and telling the two apart is easily got wrong. */
function dependsOnPlace(decorator: Decorator): boolean {
  let found = false;
  walk(decorator, (node) => {
    found ||= OF_THE_PLACE.has(node.type) || (node.type === 'Identifier' && node.name === 'arguments');
    return !found;
  });
  return found;
}
