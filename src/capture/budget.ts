import type { CaptureLimits } from './limits.js';
import { MAX_MILLISECONDS, MAX_NODES, MAX_TOUCHED, NODE_BYTES } from './limits.js';
import { clock, floor, max, min } from './primordials.js';

/** Nodes between two looks at the clock; the slowest kind of node takes about 1 us. */
const NODES_BETWEEN_LOOKS = 64;

/** What is left for one snapshot. Everything that costs is taken from here, and an empty budget cuts the rest. */
export class Budget {
  readonly maxDepth: number;
  nodes = MAX_NODES;
  bytes: number;
  readonly #maxBytes: number;
  #deadline = clock() + MAX_MILLISECONDS;
  #touchable = MAX_TOUCHED;
  #untilLook = NODES_BETWEEN_LOOKS;

  constructor(limits: CaptureLimits) {
    this.maxDepth = limits.maxDepth;
    this.#maxBytes = limits.maxBytes;
    this.bytes = limits.maxBytes;
  }

  get spent(): boolean {
    return this.nodes <= 0 || this.bytes <= 0;
  }

  get usedBytes(): number {
    return this.#maxBytes - this.bytes;
  }

  /** Pays for one value of any kind. */
  takeNode(): void {
    this.nodes--;
    this.bytes -= NODE_BYTES;
    if (--this.#untilLook <= 0) this.#look();
  }

  /** Pays for listing many keys at once, which nothing can interrupt. */
  takeKeys(count: number): void {
    this.#untilLook -= floor(count / 16);
  }

  /** Whether a text of that length may be cut, which can copy all of it: so much and no more in one snapshot. */
  touch(length: number): boolean {
    if (length > this.#touchable) return false;
    this.#touchable -= length;
    return true;
  }

  /** Does not count the time that `work` takes: it is the user's own. */
  pause<T>(work: () => T): T {
    const started = clock();
    try {
      return work();
    } finally {
      this.#deadline += clock() - started;
    }
  }

  /**
   * How many of `count` children may be copied. The value itself may use all that is left, a nested one at most half:
   * one huge field leaves something for its neighbours.
   */
  room(count: number, depth: number): number {
    const share = depth <= 1 ? this.nodes : max(this.nodes >> 1, 1);
    return min(count, share);
  }

  #look(): void {
    this.#untilLook = NODES_BETWEEN_LOOKS;
    if (clock() > this.#deadline) this.nodes = 0;
  }
}
