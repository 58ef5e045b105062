import { descriptorOf, getPrototypeOf, isArray, isProxy } from './primordials.js';

/** Longer prototype chains are not searched. */
const MAX_CHAIN = 64;

/** The value of an own data property; `undefined` for none, or for an accessor, which is not run. */
export function ownData(owner: object, key: PropertyKey): unknown {
  return descriptorOf(owner, key)?.value;
}

/**
 * The first property of that name on the chain, if it is data. An accessor or a Proxy ends the search, and so do
 * Object.prototype and Array.prototype of any realm.
 */
export function inheritedData(chain: Chain, key: PropertyKey): unknown {
  for (let i = 0; i < chain.length; i++) {
    const owner = chain[i]!;
    if (i > 0 && isRoot(owner)) return undefined;
    const descriptor = descriptorOf(owner, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

/** An object and its prototypes, as far as they can be asked without running code: up to a Proxy. */
export type Chain = readonly object[];

/** `start` must not be a Proxy. */
export function chainOf(start: object): Chain {
  const chain: object[] = [];
  let owner: object | null = start;
  while (owner !== null && chain.length < MAX_CHAIN && !isProxy(owner)) {
    chain[chain.length] = owner;
    owner = getPrototypeOf(owner);
  }
  return chain;
}

/** Object.prototype has no prototype; Array.prototype is an array of whose prototypes none is. */
function isRoot(owner: object): boolean {
  const above = getPrototypeOf(owner);
  return above === null || (isArray(owner) && !isProxy(above) && !isArray(above));
}
