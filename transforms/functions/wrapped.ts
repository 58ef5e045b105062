import type { CallExpression, Function as FunctionNode, Node } from '@babel/types';
import type { Imports } from '../imports.js';
import { dotted } from '../resolve.js';

/** Whether a function's body is what an earlier run of the transform made of it. */
export function isWrapped(fn: FunctionNode, imports: Imports): boolean {
  const result = soleResult(fn);
  return result?.type === 'CallExpression' && isWrapper(result, imports);
}

function soleResult({ body }: FunctionNode): Node | null | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [statement, ...more] = body.body;
  const result = statement?.type === 'ReturnStatement' && more.length === 0 ? statement.argument : undefined;
  return result?.type === 'YieldExpression' ? result.argument : result;
}

/** `isolated(...)`, and `(slot ??= annotated(...))(...)`. */
export function isWrapper({ callee }: CallExpression, imports: Imports): boolean {
  if (callee.type !== 'AssignmentExpression') return imports.wrappers.has(dotted(callee).join('.'));
  return callee.right.type === 'CallExpression' && isWrapper(callee.right, imports);
}
