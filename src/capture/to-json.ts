import type { Budget } from './budget.js';
import { chainOf, inheritedData, type Chain } from './own.js';
import { apply, isProxy, promiseThen, types } from './primordials.js';

/** What a guarded `toJSON` gave: its result, or the text that stands for one that threw or has to be awaited. */
export interface JsonResult {
  readonly result: unknown;
}

/**
 * Calls the `toJSON` that a class instance has or inherits as a data property, once, as `JSON.stringify` would.
 * `undefined` where there is none. One behind an accessor or a Proxy counts as none, and so does one that the host put on
 * Object.prototype or Array.prototype.
 */
export function callToJson(object: object, chain: Chain, key: string, budget: Budget): JsonResult | undefined {
  const toJson = inheritedData(chain, 'toJSON');
  if (typeof toJson !== 'function' || isProxy(toJson)) return undefined;
  try {
    const result: unknown = budget.pause(() => apply(toJson, object, [key]));
    return { result: isThenable(result) ? silence(result) : result };
  } catch {
    return { result: '[Throws: toJSON]' };
  }
}

function isThenable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isProxy(value)) return false;
  return types.isPromise(value) || typeof inheritedData(chainOf(value), 'then') === 'function';
}

/** A promise that `toJSON` made is nobody's: when it rejects, the host must not hear of it. */
function silence(value: object): string {
  if (!types.isPromise(value)) return '[Thenable]';
  promiseThen(value, nothing, nothing);
  return '[Promise]';
}

function nothing(): void {}
