import { chainOf, ownData, type Chain } from './own.js';
import { ArrayPrototype, descriptorOf, getPrototypeOf, isArray, isProxy, ObjectPrototype, slice } from './primordials.js';

/** Longest name that is shown. */
const MAX_NAME = 128;

/** `[Function name]` or `[class Name]`. The source is never read. */
export function functionForm(fn: object): string {
  const name = ownName(fn);
  // Only classes (and built-in constructors) have a read-only `prototype`.
  if (descriptorOf(fn, 'prototype')?.writable === false) return `[class ${name ?? '(anonymous)'}]`;
  return name === undefined ? '[Function]' : `[Function ${name}]`;
}

/** What the object's class is called, by data properties only; `undefined` where there is none. */
export function className(object: object, chain: Chain = chainOf(object)): string | undefined {
  for (let i = 1; i < chain.length; i++) {
    const name = nameOnPrototype(chain[i]!);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** No instance of a class: `{}`, `Object.create(null)`, and the same of another realm. Not for Proxies. */
export function isPlain(object: object): boolean {
  const prototype = getPrototypeOf(object);
  if (prototype === ObjectPrototype || prototype === null) return !isArray(object);
  return !isProxy(prototype) && getPrototypeOf(prototype) === null && nameOnPrototype(prototype) === 'Object';
}

/** An array of this or another realm, and of no subclass. Not for Proxies. */
export function isPlainArray(object: object): object is readonly unknown[] {
  if (!isArray(object)) return false;
  const prototype = getPrototypeOf(object);
  if (prototype === ArrayPrototype || prototype === null) return true;
  return !isProxy(prototype) && nameOnPrototype(prototype) === 'Array';
}

function nameOnPrototype(prototype: object): string | undefined {
  const constructor = ownData(prototype, 'constructor');
  const name = typeof constructor === 'function' && !isProxy(constructor) ? ownName(constructor) : undefined;
  return name ?? shortName(ownData(prototype, Symbol.toStringTag));
}

function ownName(fn: object): string | undefined {
  return shortName(ownData(fn, 'name'));
}

function shortName(name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  return name.length > MAX_NAME ? `${slice(name, 0, MAX_NAME)}…` : name;
}
