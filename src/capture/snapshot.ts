import { Budget } from './budget.js';
import { bytesLeftAfter, copyPlain, NOT_PLAIN, takeListings } from './fast.js';
import type { CaptureLimits } from './limits.js';
import { LARGEST_BYTES, MAX_DEPTH, NODE_BYTES } from './limits.js';
import { min } from './primordials.js';
import { Walker } from './walker.js';

export type { CaptureLimits } from './limits.js';
export { describeError } from './describe-error.js';

/** Longest string that `captureArgs` takes for harmless without looking at the limits. */
const SHORT = 4096;

/**
 * Takes snapshots: JSON-safe copies of what values are at this moment. A snapshot never throws, runs no getter, Proxy
 * trap, iterator or `then` (only the `toJSON` of class instances), and is bounded by bytes, depth, 10,000 values and
 * 2 ms. It is made of strings, finite numbers, booleans, null, arrays and plain objects:
 *
 * | value | form |
 * |---|---|
 * | `undefined` | stays `undefined`; left out of objects, `null` in arrays, as holes are |
 * | `NaN`, `-0`, `5n`, `Symbol('s')` | `[NaN]`, `[-0]`, `5n`, `[Symbol(s)]`; symbol keys are skipped |
 * | functions, classes | `[Function name]`, `[class Name]` |
 * | plain objects, also without prototype or of another realm | own enumerable data |
 * | accessor, Proxy | `[Getter]`, `[Proxy]` |
 * | circular reference | `[Circular → $.path]` |
 * | class instance | the result of its `toJSON`, else its own enumerable data, else (it has none) `[Name]` |
 * | `toJSON` that throws, gives a promise, gives a thenable | `[Throws: toJSON]`, `[Promise]`, `[Thenable]` |
 * | Date | ISO text, or `[Invalid Date]` |
 * | RegExp, boxed primitives | `/source/flags`, the primitive |
 * | Map, Set | `{ "[Map 2]": [[key, value], ...] }`, `{ "[Set 1]": [...] }` |
 * | Error | `{ type, message, stack, cause, errors, ...own }`; an own `type` is `type (own)` |
 * | bytes, typed arrays | `[Uint8Array 100 bytes: 00 01 …]`, `[Float32Array 1536: 0.5, 1, …]`: 32 bytes, 16 numbers |
 * | promises, generators, streams, sockets, requests, keys, modules, ... | `[Name]` |
 * | `process`, its `env`, `globalThis` | `[process]`, `[process.env]`, `[globalThis]` |
 * | state that is gone (a view of a detached buffer) | `[Unreadable]` |
 * | too many elements, keys | a last element `[… 5 more]`, a last key `[…]` with `5 more of 9 keys` |
 * | too deep, no budget left for it | `[Array(3): too deep]`, `[Map: cut]` |
 * | long text; of more than 1,048,576 characters | `head… [5 chars cut] …tail`; `[string of 2000000 chars]` |
 * | key of more than 512 characters | cut like text, with ` (key 7)`: its position |
 * | array of more than 134,217,728 elements | `{ "[Array 4294967295]": { "5": ... } }` |
 *
 * A snapshot that is made of plain data keeps its strings by reference; V8 may then keep alive a longer string of which
 * such a string is a slice.
 */
export class Capture {
  /** Approximate size in bytes of the last snapshot taken: its texts (a UTF-16 unit counts as one) and 8 a value. */
  lastBytes = 0;
  readonly #limits: CaptureLimits;

  constructor(limits: CaptureLimits) {
    this.#limits = { maxBytes: min(limits.maxBytes, LARGEST_BYTES), maxDepth: min(limits.maxDepth, MAX_DEPTH) };
  }

  /**
   * What `value` is at this moment, in the forms above.
   *
   * @example
   * new Capture({ maxBytes: 1_048_576, maxDepth: 64 }).snapshot({ id: 5n, at: new Date(0) })
   * // { id: '5n', at: '1970-01-01T00:00:00.000Z' }
   */
  snapshot(value: unknown): unknown {
    if (isHarmless(value)) {
      this.lastBytes = typeof value === 'string' ? value.length + NODE_BYTES : NODE_BYTES;
      return value;
    }
    return this.#copy(value);
  }

  /**
   * Snapshots of arguments, each within the limits; an `undefined` one stays. The same array comes back where nothing has
   * to be copied: numbers, booleans, null, undefined and strings of up to 4096 characters.
   */
  captureArgs(args: unknown[]): unknown[] {
    let bytes = 0;
    for (let i = 0; i < args.length; i++) {
      const arg = args[i];
      if (!isHarmless(arg)) return this.#copyArgs(args);
      bytes += typeof arg === 'string' ? arg.length + NODE_BYTES : NODE_BYTES;
    }
    this.lastBytes = bytes;
    return args;
  }

  #copyArgs(args: readonly unknown[]): unknown[] {
    const copies: unknown[] = [];
    let bytes = 0;
    for (let i = 0; i < args.length; i++) {
      copies[i] = this.snapshot(args[i]);
      bytes += this.lastBytes;
    }
    this.lastBytes = bytes;
    return copies;
  }

  #copy(value: unknown): unknown {
    const plain = typeof value === 'object' && value !== null ? this.#copyPlain(value) : NOT_PLAIN;
    return plain === NOT_PLAIN ? this.#walk(value) : plain;
  }

  #copyPlain(value: object): unknown {
    const { maxBytes, maxDepth } = this.#limits;
    try {
      const copy = copyPlain(value, maxBytes, maxDepth);
      this.lastBytes = maxBytes - bytesLeftAfter();
      return copy;
    } catch {
      // A host that froze Object.prototype: `copy.toString = ...` throws there, and the walker defines it instead.
      return NOT_PLAIN;
    }
  }

  #walk(value: unknown): unknown {
    const budget = new Budget(this.#limits);
    try {
      const copy = new Walker(budget, takeListings()).walk(value);
      this.lastBytes = budget.usedBytes;
      return copy;
    } catch {
      // The program is at the end of its stack.
      this.lastBytes = NODE_BYTES;
      return '[Unreadable]';
    }
  }
}

function isHarmless(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.length <= SHORT;
    case 'number':
      return value - value === 0 && (value !== 0 || 1 / value > 0);
    case 'boolean':
    case 'undefined':
      return true;
    default:
      return value === null;
  }
}
