import type { Budget } from './budget.js';
import { put, shownKey, type Copy } from './copy.js';
import { errorMessage, errorStack, errorType, isError } from './errors.js';
import { listKeys, type KeyListing } from './listing.js';
import { className, functionForm, isPlain, isPlainArray } from './names.js';
import { isMachine, opaqueForm } from './opaque.js';
import { chainOf, type Chain } from './own.js';
import { descriptorOf, hasOwn, isArray, isProxy, mapEntries, mapSize, nextEntry, nextValue, objectKeys, setSize, setValues, types } from './primordials.js';
import { bigintForm, numberForm, symbolForm } from './scalars.js';
import { cutText, takeText } from './strings.js';
import { callToJson } from './to-json.js';

/** Longer arrays than V8 holds in one piece are sparse: few own keys, too many indices. */
const LARGEST_DENSE = 2 ** 27;

/** Longest part of a path in `[Circular → $.path]`. */
const MAX_STEP = 64;

/**
 * Copies any value within a budget; one instance a snapshot, because a `toJSON` of the user's may take snapshots
 * itself. It recurses: `maxDepth` bounds the stack. No method of Array.prototype is called, so patched ones do not matter.
 */
export class Walker {
  readonly #budget: Budget;
  readonly #listings: KeyListing | undefined;
  /** The containers around the current value, and the key at which each was found. */
  readonly #ancestors: object[] = [];
  readonly #keys: string[] = [];
  #depth = 0;

  constructor(budget: Budget, listings: KeyListing | undefined) {
    this.#budget = budget;
    this.#listings = listings;
  }

  /** The copy of a value that was found at `key`. */
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
        return value === null ? null : this.#object(value, key, true);
      default:
        return value;
    }
  }

  #object(value: object, key: string, asksToJson: boolean): unknown {
    if (isProxy(value)) return '[Proxy]';
    for (let i = 0; i < this.#depth; i++) if (this.#ancestors[i] === value) return `[Circular → ${this.#path(i)}]`;
    const form = isPlain(value) ? undefined : formOf(value);
    if (form !== undefined) return this.walk(form);
    if (this.#depth >= this.#budget.maxDepth) return notEntered(value, 'too deep');
    if (this.#depth > 0 && this.#budget.spent) return notEntered(value, 'cut');
    const depth = this.#depth++;
    this.#ancestors[depth] = value;
    this.#keys[depth] = key;
    try {
      return depth === 0 ? this.#container(value, key, asksToJson) : this.#budget.inside(() => this.#container(value, key, asksToJson));
    } catch {
      return '[Unreadable]';
    } finally {
      this.#depth = depth;
    }
  }

  #container(value: object, key: string, asksToJson: boolean): unknown {
    if (isPlain(value)) return this.#fields(value, {});
    if (isPlainArray(value)) return this.#array(value);
    const chain = chainOf(value);
    if (isError(value, chain)) return this.#error(value);
    const json = asksToJson ? callToJson(value, chain, key, this.#budget) : undefined;
    if (json === undefined || json.result === value) return this.#structure(value, chain);
    return this.#jsonResult(json.result);
  }

  /** The result of a `toJSON` is walked like any value, but its own `toJSON` is not asked again. */
  #jsonResult(result: unknown): unknown {
    return typeof result === 'object' && result !== null ? this.#object(result, '', false) : this.walk(result);
  }

  #structure(value: object, chain: Chain): unknown {
    if (isArray(value)) return this.#array(value);
    if (types.isMap(value)) return { [`[Map ${mapSize(value)}]`]: this.#map(value) };
    if (types.isSet(value)) return { [`[Set ${setSize(value)}]`]: this.#set(value) };
    return this.#instance(value, chain);
  }

  #instance(value: object, chain: Chain): unknown {
    const name = className(value, chain) ?? 'Object';
    if (isMachine(chain)) return `[${name}]`;
    const copy = this.#fields(value, {});
    return name !== 'Object' && objectKeys(copy).length === 0 ? `[${name}]` : copy;
  }

  #error(error: object): Copy {
    const copy: Copy = { type: errorType(error), message: this.walk(errorMessage(error)) };
    if (hasOwn(error, 'stack')) put(copy, 'stack', this.walk(errorStack(error) ?? '[Unreadable]'));
    if (hasOwn(error, 'cause')) put(copy, 'cause', this.#property(error, 'cause'));
    if (hasOwn(error, 'errors')) put(copy, 'errors', this.#property(error, 'errors'));
    if (hasOwn(error, 'type')) put(copy, 'type (own)', this.#property(error, 'type'));
    return this.#fields(error, copy);
  }

  /** Adds the own enumerable data properties of `source` that `copy` has not yet. */
  #fields(source: object, copy: Copy): Copy {
    const { keys, total } = listKeys(source, this.#listings);
    this.#budget.takeKeys(total);
    let i = 0;
    for (; i < keys.length && !this.#budget.spent; i++) {
      const key = keys[i]!;
      if (!hasOwn(copy, key)) this.#field(source, key, copy, i);
    }
    if (i < total) put(copy, '[…]', `${total - i} more of ${total} keys`);
    return copy;
  }

  #field(source: object, key: string, copy: Copy, index: number): void {
    const shown = shownKey(key, index);
    this.#budget.takeBytes(shown.length);
    put(copy, shown, this.#property(source, key));
  }

  #array(source: readonly unknown[]): unknown {
    const { length } = source;
    if (length > LARGEST_DENSE) return { [`[Array ${length}]`]: this.#fields(source, {}) };
    return this.#list(length, (index) => this.#property(source, index));
  }

  #map(source: object): unknown[] {
    const entries = mapEntries(source);
    return this.#list(mapSize(source), () => this.#entry(nextEntry(entries).value));
  }

  #entry(entry: readonly [unknown, unknown] | undefined): unknown {
    if (entry === undefined) return null;
    const key = this.walk(entry[0], 'key') ?? null;
    return [key, this.walk(entry[1], typeof key === 'string' ? key : 'value') ?? null];
  }

  #set(source: object): unknown[] {
    const values = setValues(source);
    return this.#list(setSize(source), (index) => this.walk(nextValue(values).value, `${index}`));
  }

  #list(length: number, copyAt: (index: number) => unknown): unknown[] {
    const copy: unknown[] = [];
    let i = 0;
    for (; i < length && !this.#budget.spent; i++) copy[i] = copyAt(i) ?? null;
    if (i < length) copy[i] = `[… ${length - i} more]`;
    return copy;
  }

  /** An own property without running an accessor; `undefined` for a hole, a missing one, and a setter without getter. */
  #property(owner: object, key: string | number): unknown {
    const descriptor = descriptorOf(owner, key);
    if (descriptor?.get === undefined) return this.walk(descriptor?.value, `${key}`);
    this.#budget.takeNode();
    return '[Getter]';
  }

  #path(depth: number): string {
    let path = '$';
    for (let i = 1; i <= depth; i++) path += this.#keys[i] === '' ? '' : `.${cutText(this.#keys[i]!, MAX_STEP)}`;
    return path;
  }
}

/** Internal state is read by built-ins that throw when it is gone (a DataView of a detached buffer). */
function formOf(value: object): unknown {
  try {
    return opaqueForm(value);
  } catch {
    return '[Unreadable]';
  }
}

function notEntered(value: object, reason: string): string {
  return isArray(value) ? `[Array(${value.length}): ${reason}]` : `[${className(value) ?? 'Object'}: ${reason}]`;
}
