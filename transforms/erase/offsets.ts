import type { Class, Decorator, Node } from '@babel/types';
import type { Member } from '../members.js';
import { endOf } from '../place.js';

/** The offset of a node. A parsed node always has one. */
export function startOf(node: Node): number {
  return node.start ?? 0;
}

/** The offset after the brace that opens a class. */
export function bodyStart({ body }: Class): number {
  return startOf(body) + 1;
}

/** What stands behind a decorator's `@`, with its parentheses. */
export function expressionRange(decorator: Decorator): { start: number; end: number } {
  return { start: startOf(decorator) + 1, end: endOf(decorator) };
}

/** The offset behind a member's decorators. */
export function behindDecorators(member: Member): number {
  const last = member.decorators?.at(-1);
  return last ? endOf(last) : startOf(member);
}

/** The offset after a member's name, with the bracket of a computed one. */
export function keyEnd(member: Member, code: string): number {
  const end = endOf(member.key);
  return 'computed' in member && member.computed === true ? code.indexOf(']', end) + 1 : end;
}
