import type { Statement } from '@babel/types';
import { isWrapper } from '../functions/wrapped.js';
import type { Imports } from '../imports.js';

/** Whether what follows a `using` declaration is what an earlier run of the transform made. */
export function isGuarded(statement: Statement | undefined, imports: Imports): boolean {
  const rethrow = statement?.type === 'TryStatement' ? statement.handler?.body.body[0] : undefined;
  return rethrow?.type === 'ThrowStatement' && rethrow.argument.type === 'CallExpression' && isWrapper(rethrow.argument, imports);
}
