import { currentScope } from '../context.js';
import { engine } from '../engine.js';
import { registry } from '../registry.js';
import type { Propagated, Scope } from '../scope.js';

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
  if (!registry.enabled) return fn();
  const scope = currentScope();
  return registry.storage.run({ recording: scope?.recording, propagated: merge(scope, values) }, fn);
}

/** Inner values over outer ones; tags and metadata add up. */
export function merge(scope: Scope | undefined, values: Propagated): Propagated {
  const outer = scope?.propagated;
  const copy = engine().capture.snapshot(values) as Propagated | null | undefined;
  return {
    sessionId: checked('sessionId', 'a string', copy?.sessionId, isString) ?? outer?.sessionId,
    userId: checked('userId', 'a string', copy?.userId, isString) ?? outer?.userId,
    tags: [...(outer?.tags ?? []), ...(checked('tags', 'an array of strings', copy?.tags, isStrings) ?? [])],
    metadata: { ...outer?.metadata, ...checked('metadata', 'an object', copy?.metadata, isObject) },
  };
}

/** A value of another type is told, and not propagated. */
function checked<T>(name: string, expected: string, value: T | undefined, fits: (value: unknown) => boolean): T | undefined {
  if (value === undefined || fits(value)) return value;
  engine().misuse('propagate', `\`${name}\` to be ${expected}`, value);
  return undefined;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every(isString);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
