import type { CaptureLimits } from './limits.js';
import { MAX_MILLISECONDS, MAX_NODES, MAX_TOUCHED, NODE_BYTES } from './limits.js';
import { clock, max, min } from './primordials.js';

/** Nodes between two looks at the clock (40 ns); a class instance takes 1 us, an error's stack up to 50. */
const NODES_BETWEEN_LOOKS = 32;

/** What a nested container leaves to its neighbours: a 32nd of what is left, within these bounds. */
const LEAST_NODES = 4;
const RESERVED_NODES = 32;
const LEAST_BYTES = 64;
const RESERVED_BYTES = 4096;

/**
 * The most that the time between two looks counts. A garbage collection, or a machine with other things to do, must not
 * cut a small value: it takes at least four slow stretches in one snapshot.
 */
const LONGEST_STRETCH = 0.5;

/** Listing many keys at once cannot be interrupted; it is charged by what it takes, 0.1 to 0.3 us a key. */
const KEYS_A_MILLISECOND = 10_000;

/** When the time is up, so many nodes and so much time remain for small neighbours of what took it. */
const GRACE_NODES = 128;
const GRACE_MILLISECONDS = 0.5;

/**
 * What is left for one snapshot. Everything that costs is taken from here. A nested container must leave a part of it
 * to its neighbours, so that one huge field costs itself only.
 */
export class Budget {
  readonly maxDepth: number;
  readonly #maxBytes: number;
  #nodes = MAX_NODES;
  #bytes: number;
  #nodeFloor = 0;
  #byteFloor = 0;
  #touchable = MAX_TOUCHED;
  #millisecondsLeft = MAX_MILLISECONDS;
  #lastLook = clock();
  #untilLook = NODES_BETWEEN_LOOKS;
  #late = false;

  constructor(limits: CaptureLimits) {
    this.maxDepth = limits.maxDepth;
    this.#maxBytes = limits.maxBytes;
    this.#bytes = limits.maxBytes;
  }

  /** Whether the rest of the current container has to be cut. */
  get spent(): boolean {
    return this.#nodes <= this.#nodeFloor || this.#bytes <= this.#byteFloor;
  }

  /** Bytes that the current container may still take; below zero when it took too many. */
  get bytes(): number {
    return this.#bytes - this.#byteFloor;
  }

  get usedBytes(): number {
    return this.#maxBytes - this.#bytes;
  }

  /** Pays for one value of any kind. */
  takeNode(): void {
    this.#nodes--;
    this.#bytes -= NODE_BYTES;
    if (--this.#untilLook <= 0) this.#look();
  }

  takeBytes(count: number): void {
    this.#bytes -= count;
  }

  takeKeys(count: number): void {
    this.#millisecondsLeft -= count / KEYS_A_MILLISECOND;
  }

  /** Whether a text of that length may be cut, which can copy all of it: so much and no more in one snapshot. */
  touch(length: number): boolean {
    if (length > this.#touchable) return false;
    this.#touchable -= length;
    return true;
  }

  /** Runs `work` inside a nested container. */
  inside<T>(work: () => T): T {
    const { nodeFloor, byteFloor } = this.#reserve();
    try {
      return work();
    } finally {
      this.#nodeFloor = nodeFloor;
      this.#byteFloor = byteFloor;
    }
  }

  /** Does not count the time that `work` takes: it is the user's own. */
  pause<T>(work: () => T): T {
    const started = clock();
    try {
      return work();
    } finally {
      this.#lastLook += clock() - started;
    }
  }

  #reserve(): { nodeFloor: number; byteFloor: number } {
    const before = { nodeFloor: this.#nodeFloor, byteFloor: this.#byteFloor };
    this.#nodeFloor += share(this.#nodes - this.#nodeFloor, LEAST_NODES, RESERVED_NODES);
    this.#byteFloor += share(this.#bytes - this.#byteFloor, LEAST_BYTES, RESERVED_BYTES);
    return before;
  }

  #look(): void {
    this.#untilLook = NODES_BETWEEN_LOOKS;
    const time = clock();
    this.#millisecondsLeft -= min(time - this.#lastLook, LONGEST_STRETCH);
    this.#lastLook = time;
    if (this.#millisecondsLeft <= 0) this.#cutShort();
  }

  #cutShort(): void {
    this.#nodes = this.#late ? 0 : min(this.#nodes, GRACE_NODES);
    this.#millisecondsLeft = GRACE_MILLISECONDS;
    this.#late = true;
  }
}

function share(left: number, least: number, most: number): number {
  return min(max(left >> 5, least), most);
}
