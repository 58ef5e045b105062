import { currentScope } from './context.js';
import { engine } from './engine.js';
import { registry } from './registry.js';
import type { Propagated, Scope } from './scope.js';

/**
 * Gives session, user, tags and metadata to every trace that is opened inside `fn`, however deep. Inner calls add to
 * outer ones and win over them. Returns what `fn` returns.
 *
 * @example
 * ```ts
 * import { propagate, startTrace } from 'filigree';
 *
 * await propagate({ sessionId: 's-1', tags: ['beta'] }, async () => {
 *   await startTrace('first', async () => {});
 *   await startTrace('second', async () => {});
 * });
 * ```
 */
export function propagate<T>(values: Propagated, fn: () => T): T {
  const scope = currentScope();
  return registry.storage.run({ recording: scope?.recording, propagated: merge(scope, values) }, fn);
}

function merge(scope: Scope | undefined, values: Propagated): Propagated {
  const outer = scope?.propagated;
  const copy = (engine().capture.snapshot(values) ?? {}) as Propagated;
  return {
    sessionId: copy.sessionId ?? outer?.sessionId,
    userId: copy.userId ?? outer?.userId,
    tags: [...(outer?.tags ?? []), ...(copy.tags ?? [])],
    metadata: { ...outer?.metadata, ...copy.metadata },
  };
}
