import type { Decorator, Node } from '@babel/types';
import type { Imports } from '../imports.js';
import { resolveApi } from '../resolve.js';
import type { Path } from '../walk.js';

/** Whether a decorator is filigree's. `path` ends before what it stands on: a member's parameters do not shadow its decorators. */
export function isOwnDecorator({ expression }: Decorator, path: Path, imports: Imports): boolean {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  const api = resolveApi(isSkipMark(callee) ? callee.object : callee, path, imports);
  return api === 'trace' || api === 'span';
}

/** `span.skip`, which marks and does not record. */
function isSkipMark(callee: Node): callee is Extract<Node, { type: 'MemberExpression' }> {
  return callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' && callee.property.name === 'skip';
}
