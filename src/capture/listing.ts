import { MAX_NODES } from './limits.js';
import { objectKeys } from './primordials.js';

/** So many keys are listed again where a copy of them fails at its very end: that takes less than 0.1 ms. */
export const FEW_KEYS = 1000;

/** The keys of an object, as far as a snapshot can show them, and how many there are in all. */
export interface Listing {
  readonly keys: readonly string[];
  readonly total: number;
}

/**
 * The own enumerable keys of an object; `known` are the lists that exist. JavaScript has no way to list a part of them,
 * nor to count them without listing, and V8 takes 0.2 us a key for 100,000, 0.4 us for a million.
 */
export function listKeys(source: object, known: KeyListing | undefined): Listing {
  for (let listing = known; listing !== undefined; listing = listing.before) if (listing.source === source) return listing;
  const keys = objectKeys(source);
  return { keys, total: keys.length };
}

/**
 * The list of an object's keys that a copy makes on its way, for the walker in case that the copy gives up. Values
 * that are `undefined` are no part of a snapshot, so the keys of the copy stand for those that were seen.
 */
export class KeyListing implements Listing {
  readonly source: object;
  readonly keys: string[];
  total: number;
  /** The list of an object inside this one; a chain and no Map, whose methods a host can patch. */
  before: KeyListing | undefined = undefined;

  /** `copy` has what came before; `key` comes next. */
  constructor(source: object, copy: object, key?: string) {
    this.source = source;
    this.keys = objectKeys(copy);
    this.total = this.keys.length;
    if (key !== undefined) this.add(key);
  }

  add(key: string): void {
    this.total += 1;
    if (this.keys.length < MAX_NODES) this.keys[this.keys.length] = key;
  }

  after(before: KeyListing | undefined): KeyListing {
    this.before = before;
    return this;
  }
}
