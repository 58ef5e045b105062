import type { Budget } from './budget.js';
import { errorMessage, errorStack, errorType, isError } from './errors.js';
import { className, functionForm, isPlain } from './names.js';
import { isMachine, opaqueForm, unboxed } from './opaque.js';
import { defineProperty, descriptorOf, hasOwn, isArray, isProxy, mapEntries, mapSize, min, nextEntry, nextValue, objectKeys, setSize, setValues, types } from './primordials.js';
import { bigintForm, numberForm, symbolForm } from './scalars.js';
import { cutText, takeText } from './strings.js';
import { callToJson } from './to-json.js';

type Copy = Record<string, unknown>;

/** Longest key that is kept whole. */
const MAX_KEY = 512;

/** Arrays longer than V8 can hold in one piece are sparse: their own keys are few, their indices many. */
const LARGEST_DENSE = 2 ** 27;

/** Copies any value within a budget, one instance a snapshot: `toJSON` of the user's may take snapshots itself. */
export class Walker {
  readonly #budget: Budget;
  /** The containers around the current value, and the key at which each was found. */
  readonly #ancestors: object[] = [];
  readonly #keys: string[] = [];

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  walk(value: unknown, key = ''): unknown {
    this.#budget.takeNode();
    switch (typeof value) {
      case 'string':
        return takeText(value, this.#budget);
      case 'number':
        return numberForm(value);
      case 'bigint':
        return bigintForm(value);
      case 'symbol':
        return symbolForm(value);
      case 'function':
        return isProxy(value) ? '[Proxy]' : functionForm(value);
      case 'object':
        return value === null ? null : this.#object(value, key);
      default:
        return value;
    }
  }

  #object(value: object, key: string): unknown {
    if (isProxy(value)) return '[Proxy]';
    const seen = this.#ancestors.indexOf(value);
    if (seen >= 0) return `[Circular → ${this.#path(seen)}]`;
    const text = formOf(value);
    if (text !== undefined) return takeText(text, this.#budget);
    const primitive = unboxed(value);
    if (primitive !== undefined) return this.walk(primitive, key);
    if (this.#ancestors.length >= this.#budget.maxDepth) return tooDeep(value);
    return this.#inside(value, key, () => this.#container(value, key));
  }

  #inside<T>(value: object, key: string, work: () => T): T {
    this.#ancestors.push(value);
    this.#keys.push(key);
    try {
      return work();
    } finally {
      this.#ancestors.pop();
      this.#keys.pop();
    }
  }

  #container(value: object, key: string): unknown {
    if (isError(value)) return this.#error(value);
    if (isPlain(value)) return this.#fields(value, {});
    if (isArray(value) && value.constructor === Array) return this.#array(value);
    const json = callToJson(value, key, this.#budget);
    if (json === undefined) return this.#structure(value);
    return 'placeholder' in json ? json.placeholder : this.#jsonResult(value, json.value);
  }

  /** The result of a `toJSON` is walked like any value, but its own `toJSON` is not asked again. */
  #jsonResult(value: object, result: unknown): unknown {
    if (typeof result !== 'object' || result === null || isProxy(result)) return this.walk(result);
    if (result === value) return this.#structure(value);
    if (this.#ancestors.includes(result) || formOf(result) !== undefined || isError(result)) return this.walk(result);
    return this.#inside(result, '', () => this.#structure(result));
  }

  #structure(value: object): unknown {
    if (isArray(value)) return this.#array(value);
    if (types.isMap(value)) return { [`[Map ${mapSize(value)}]`]: this.#map(value) };
    if (types.isSet(value)) return { [`[Set ${setSize(value)}]`]: this.#set(value) };
    if (isPlain(value)) return this.#fields(value, {});
    return this.#instance(value);
  }

  #instance(value: object): unknown {
    const name = className(value);
    if (isMachine(value)) return `[${name ?? 'Object'}]`;
    const copy = this.#fields(value, {});
    const empty = name !== undefined && name !== 'Object' && objectKeys(copy).length === 0;
    return empty ? `[${name}]` : copy;
  }

  #error(error: object): Copy {
    const copy: Copy = { type: errorType(error), message: this.walk(errorMessage(error)) };
    const stack = errorStack(error);
    if (stack !== undefined) copy['stack'] = this.walk(stack);
    for (const key of ['cause', 'errors']) if (hasOwn(error, key)) this.#put(copy, key, this.#property(error, key));
    return this.#fields(error, copy);
  }

  /** Adds the own enumerable data properties of `source` that `copy` has not yet. */
  #fields(source: object, copy: Copy): Copy {
    const keys = objectKeys(source);
    this.#budget.takeKeys(keys.length);
    const room = this.#budget.room(keys.length, this.#ancestors.length);
    let i = 0;
    for (; i < room && !this.#budget.spent; i++) {
      const key = keys[i]!;
      if (!hasOwn(copy, key)) this.#put(copy, this.#key(key, i), this.#property(source, key));
    }
    if (i < keys.length) this.#put(copy, '[…]', `${keys.length - i} more of ${keys.length} keys`);
    return copy;
  }

  #array(source: readonly unknown[]): unknown {
    const { length } = source;
    if (length > LARGEST_DENSE) return { [`[Array ${length}]`]: this.#fields(source, {}) };
    const copy: unknown[] = [];
    const room = this.#budget.room(length, this.#ancestors.length);
    let i = 0;
    for (; i < room && !this.#budget.spent; i++) copy[i] = this.#property(source, `${i}`) ?? null;
    if (i < length) copy[i] = `[… ${length - i} more]`;
    return copy;
  }

  #map(source: object): unknown[] {
    const entries = mapEntries(source);
    return this.#collect(mapSize(source), () => {
      const [key, value] = nextEntry(entries).value as [unknown, unknown];
      const shown = this.walk(key, 'key') ?? null;
      return [shown, this.walk(value, typeof shown === 'string' ? shown : 'value') ?? null];
    });
  }

  #set(source: object): unknown[] {
    const values = setValues(source);
    let index = 0;
    return this.#collect(setSize(source), () => this.walk(nextValue(values).value, `${index++}`) ?? null);
  }

  #collect(size: number, next: () => unknown): unknown[] {
    const copy: unknown[] = [];
    const room = this.#budget.room(size, this.#ancestors.length);
    let i = 0;
    for (; i < room && !this.#budget.spent; i++) copy[i] = next();
    if (i < size) copy[i] = `[… ${size - i} more]`;
    return copy;
  }

  #property(owner: object, key: string): unknown {
    const descriptor = descriptorOf(owner, key);
    if (descriptor === undefined) return undefined;
    if (descriptor.get !== undefined) return '[Getter]';
    if (descriptor.set !== undefined) return '[Setter]';
    return this.walk(descriptor.value, key);
  }

  /** Leaves `undefined` out. Defines where a plain assignment would meet `__proto__`, a setter or a frozen prototype. */
  #put(copy: Copy, key: string, value: unknown): void {
    if (value === undefined) return;
    if (key in copy) defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });
    else copy[key] = value;
  }

  #key(key: string, index: number): string {
    const shown = key.length > MAX_KEY ? `${cutText(key, MAX_KEY)} (key ${index + 1})` : key;
    this.#budget.bytes -= min(shown.length, MAX_KEY);
    return shown;
  }

  #path(depth: number): string {
    let path = '$';
    for (let i = 1; i <= depth; i++) path += this.#keys[i] === '' ? '' : `.${cutText(this.#keys[i]!, 64)}`;
    return path;
  }
}

function formOf(value: object): string | undefined {
  try {
    return opaqueForm(value);
  } catch {
    return '[Unreadable]';
  }
}

function tooDeep(value: object): string {
  if (isArray(value)) return `[Array(${value.length}): too deep]`;
  return `[${className(value) ?? 'Object'}: too deep]`;
}
