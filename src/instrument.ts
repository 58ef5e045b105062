import { CallOpening } from './call-opening.js';
import { declare } from './declared.js';
import { registry } from './registry.js';
import { recorder } from './run.js';
import type { NameFinder } from './call-opening.js';
import type { CallSite } from './call-site.js';
import type { AnyFunction } from './run.js';

/** How a function got its wrapper; kept beside the wrapper, so that wrapping twice is wrapping once. */
export interface Instrumented {
  readonly original: AnyFunction;
  readonly site: CallSite;
}

/**
 * Wraps a function so that each call is recorded as `open` says. The wrapper keeps name, length, own properties and
 * `this`; with filigree off a call costs one test.
 */
export function instrument<F extends AnyFunction>(fn: F, site: CallSite, what: 'span' | 'trace', findName: NameFinder): F {
  if (registry.wrapped.has(fn)) return fn;
  declareSite(site, what, findName);
  const recorded = recorder(fn, new CallOpening(site, what === 'trace', findName));
  const wrapper = fn.prototype === undefined || isGenerator(fn) ? recorded : constructible(fn, recorded);
  copyProperties(fn, wrapper);
  registry.wrapped.set(wrapper, { original: fn, site } satisfies Instrumented);
  return wrapper as F;
}

/** The site is known to exporters by the name that its calls will have, as soon as no call can give a better one. */
function declareSite(site: CallSite, what: 'span' | 'trace', findName: NameFinder): void {
  try {
    const found = site.name === undefined ? findName(undefined) : { name: site.name, final: true };
    if (found.final) declare(found.name, what === 'trace' ? 'AGENT' : site.kind);
  } catch {
    // A function's `name` can be a getter that throws; then the calls say what is wrong.
  }
}

/** A plain function can also be called with `new`; its instances are the function's own, and are not recorded. */
function constructible(fn: AnyFunction, call: AnyFunction): AnyFunction {
  return function wrapper(this: unknown, ...args: never[]): unknown {
    if (new.target === undefined) return Reflect.apply(call, this, args);
    return Reflect.construct(fn, args, new.target === wrapper ? fn : new.target);
  };
}

function isGenerator(fn: AnyFunction): boolean {
  const tag = Object.getPrototypeOf(fn)[Symbol.toStringTag];
  return tag === 'GeneratorFunction' || tag === 'AsyncGeneratorFunction';
}

/** Frameworks tell async functions and generators by their class: `handler.constructor.name === 'AsyncFunction'`. */
function copyProperties(from: object, to: object): void {
  const prototype: object | null = Object.getPrototypeOf(from);
  if (prototype !== Object.getPrototypeOf(to)) Object.setPrototypeOf(to, prototype);
  for (const key of Reflect.ownKeys(from)) {
    const own = Object.getOwnPropertyDescriptor(to, key);
    if (own === undefined || own.configurable) Object.defineProperty(to, key, Object.getOwnPropertyDescriptor(from, key)!);
    else if (own.writable && key === 'prototype') (to as { prototype: unknown }).prototype = (from as { prototype: unknown }).prototype;
  }
}
