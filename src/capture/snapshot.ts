import { Budget } from './budget.js';
import { bytesLeftAfter, copyPlain, NOT_PLAIN } from './fast.js';
import type { CaptureLimits } from './limits.js';
import { LARGEST_BYTES, MAX_DEPTH, NODE_BYTES } from './limits.js';
import { min } from './primordials.js';
import { Walker } from './walker.js';

export type { CaptureLimits } from './limits.js';
export { describeError } from './describe-error.js';

/** Longest string that `captureArgs` takes for harmless without looking at the limits. */
const SHORT = 4096;

/** Takes snapshots of values within one set of limits. */
export class Capture {
  /** Approximate size in bytes of the last snapshot taken: its texts (a UTF-16 unit counts as one) and 8 a value. */
  lastBytes = 0;
  readonly #limits: CaptureLimits;

  constructor(limits: CaptureLimits) {
    this.#limits = { maxBytes: min(limits.maxBytes, LARGEST_BYTES), maxDepth: min(limits.maxDepth, MAX_DEPTH) };
  }

  snapshot(value: unknown): unknown {
    if (isHarmless(value)) {
      this.lastBytes = typeof value === 'string' ? value.length + NODE_BYTES : NODE_BYTES;
      return value;
    }
    return this.#copy(value);
  }

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
      const copy = new Walker(budget).walk(value);
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
