import { types } from 'node:util';
import type { See } from './shape.js';

/**
 * The log of one run: a list of lines in which objects are numbered in the order in which they were first seen. Two runs
 * of a program are the same to the program when their logs are.
 */
export class Observer {
  readonly lines: string[] = [];
  readonly #ids = new Map<unknown, number>();

  note(what: string, ...values: unknown[]): void {
    this.lines.push([what, ...values.map((value) => this.#show(value))].join(' '));
  }

  get see(): See {
    return Object.assign((what: string, ...values: unknown[]) => this.note(what, ...values), {
      call: (what: string, body: () => unknown) => this.#call(what, body),
      settled: (what: string, promise: unknown) => this.#settled(what, promise),
      face: (what: string, fn: unknown) => this.#face(what, fn),
      property: (what: string, target: object, key: PropertyKey) => this.#property(what, target, key),
      ticks: (what: string, promise: PromiseLike<unknown>) => this.#ticks(what, promise),
    });
  }

  #call(what: string, body: () => unknown): unknown {
    let result: unknown;
    try {
      result = body();
    } catch (error) {
      this.note(`${what} threw`, error);
      return undefined;
    }
    this.note(`${what} returned`, result);
    return result;
  }

  async #settled(what: string, promise: unknown): Promise<void> {
    try {
      this.note(`${what} resolved`, await promise);
    } catch (error) {
      this.note(`${what} rejected`, error);
    }
  }

  #face(what: string, fn: unknown): void {
    const target = fn as object;
    this.note(`${what} is a`, typeof fn, Object.prototype.toString.call(fn));
    this.note(`${what} inherits from`, Object.getPrototypeOf(target));
    this.note(`${what} can be extended`, Object.isExtensible(target));
    for (const key of Reflect.ownKeys(target)) this.#property(`${what}.${String(key)}`, target, key);
  }

  #property(what: string, target: object, key: PropertyKey): void {
    const own = Object.getOwnPropertyDescriptor(target, key);
    if (own === undefined) return this.note(`${what} is not there`);
    const { get, set, value, writable, enumerable, configurable } = own;
    this.note(`${what} is`, value, get, set, writable, enumerable, configurable);
  }

  async #ticks(what: string, promise: PromiseLike<unknown>): Promise<void> {
    const state = { settled: false };
    const done = () => (state.settled = true);
    promise.then(done, done);
    let ticks = 0;
    for (; !state.settled && ticks < 1000; ticks++) await undefined;
    this.note(`${what} took ticks`, ticks);
  }

  #show(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return `${this.#id(value)} ${String(value)}`;
      case 'object':
      case 'function':
        return value === null ? 'null' : `${this.#id(value)} ${labelOf(value)}`;
      default:
        return String(value);
    }
  }

  #id(value: unknown): string {
    const known = this.#ids.get(value) ?? this.#ids.size + 1;
    this.#ids.set(value, known);
    return `#${known}`;
  }
}

/** A word for an object, without running anything of its own. */
function labelOf(value: object): string {
  if (types.isProxy(value)) return 'Proxy';
  if (typeof value === 'function') return `function ${textAt(value, 'name')}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null || types.isProxy(prototype)) return 'object';
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name = typeof constructor === 'function' ? textAt(constructor, 'name') : 'object';
  return types.isNativeError(value) ? `${name} ${textAt(value, 'message')}` : name;
}

function textAt(target: object, key: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(target, key)?.value;
  return typeof value === 'string' ? value : '';
}
