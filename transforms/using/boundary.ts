import type { Function as FunctionNode, Node } from '@babel/types';
import { isWrapper } from '../functions/wrapped.js';
import type { Imports } from '../imports.js';
import { isMember } from '../members.js';
import { resolveApi } from '../resolve.js';
import type { Path } from '../walk.js';
import { opensRecording } from './handles.js';

/** Whether the text shows that each call of a function has a context of its own: it is decorated, or handed to filigree. */
export function hasOwnContext(fn: FunctionNode, path: Path, imports: Imports): boolean {
  const holder = isMember(fn) ? fn : path.at(-1);
  if (isMember(holder)) return holder.decorators?.some(({ expression }) => isApi(expression, path, imports)) ?? false;
  if (holder?.type !== 'CallExpression' || holder.callee === fn) return false;
  return isWrapper(holder, imports) || isApi(holder, path, imports) || opensRecording(holder, path.slice(0, -1), imports);
}

function isApi(expression: Node, path: Path, imports: Imports): boolean {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return resolveApi(callee, path, imports) !== undefined;
}
