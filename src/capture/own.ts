import { descriptorOf, getPrototypeOf, isProxy } from './primordials.js';

/** Longer prototype chains are not searched. */
const MAX_CHAIN = 64;

/** The value of an own data property; `undefined` for none, or for an accessor, which is not run. */
export function ownData(owner: object, key: PropertyKey): unknown {
  return descriptorOf(owner, key)?.value;
}

/** The first own property on the prototype chain, as data; an accessor or a Proxy on the way ends the search. */
export function chainData(start: object, key: PropertyKey): unknown {
  for (const owner of chainOf(start)) {
    const descriptor = descriptorOf(owner, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

/** The object and its prototypes, up to a Proxy. `start` must not be a Proxy. */
export function chainOf(start: object): object[] {
  const chain: object[] = [];
  let owner: object | null = start;
  while (owner !== null && chain.length < MAX_CHAIN && !isProxy(owner)) {
    chain[chain.length] = owner;
    owner = getPrototypeOf(owner);
  }
  return chain;
}
