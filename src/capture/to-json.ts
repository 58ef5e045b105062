import type { Budget } from './budget.js';
import { chainData } from './own.js';
import { apply, isProxy, promiseThen, types } from './primordials.js';

/** What a guarded `toJSON` gave: a value to walk, or the text that stands for it. */
export type JsonResult = { readonly value: unknown } | { readonly placeholder: string };

/**
 * Calls the `toJSON` that a class instance has or inherits as a data property, once, as `JSON.stringify` would.
 * `undefined` where there is none; one behind an accessor or a Proxy counts as none.
 */
export function callToJson(object: object, key: string, budget: Budget): JsonResult | undefined {
  const toJson = chainData(object, 'toJSON');
  if (typeof toJson !== 'function' || isProxy(toJson)) return undefined;
  try {
    const value: unknown = budget.pause(() => apply(toJson, object, [key]));
    return isThenable(value) ? { placeholder: silence(value) } : { value };
  } catch {
    return { placeholder: '[Throws: toJSON]' };
  }
}

function isThenable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isProxy(value)) return false;
  return types.isPromise(value) || typeof chainData(value, 'then') === 'function';
}

/** A promise that `toJSON` made is nobody's: when it rejects, the host must not hear of it. */
function silence(value: object): string {
  if (!types.isPromise(value)) return '[Thenable]';
  promiseThen(value, nothing, nothing);
  return '[Promise]';
}

function nothing(): void {}
