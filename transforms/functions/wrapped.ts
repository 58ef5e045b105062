import type { CallExpression, Function as FunctionNode, Node } from '@babel/types';
import type { Imports } from '../imports.js';
import { dotted } from '../resolve.js';

/** Whether a function's body is what an earlier run of the transform made of it. */
export function isWrapped(fn: FunctionNode, imports: Imports): boolean {
  const first = fn.body.type === 'BlockStatement' ? fn.body.body[0] : fn.body;
  if (first?.type === 'IfStatement' || first?.type === 'ConditionalExpression') return asksWhetherOutside(first.test, imports);
  const result = soleResult(fn);
  return result?.type === 'CallExpression' && isWrapper(result, imports);
}

function soleResult({ body }: FunctionNode): Node | null | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [statement, ...more] = body.body;
  const result = statement?.type === 'ReturnStatement' && more.length === 0 ? statement.argument : undefined;
  return result?.type === 'YieldExpression' ? result.argument : result;
}

/** `(slot ??= reentrant(...)).outside`. */
function asksWhetherOutside(test: Node, imports: Imports): boolean {
  const slot = test.type === 'MemberExpression' && test.object.type === 'AssignmentExpression' ? test.object.right : undefined;
  return slot?.type === 'CallExpression' && isWrapper(slot, imports);
}

/** `isolated(...)`, and `(slot ??= annotated(...))(...)`. */
export function isWrapper({ callee }: CallExpression, imports: Imports): boolean {
  if (callee.type !== 'AssignmentExpression') return imports.wrappers.has(dotted(callee).join('.'));
  return callee.right.type === 'CallExpression' && isWrapper(callee.right, imports);
}
