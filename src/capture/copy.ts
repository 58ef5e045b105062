import { defineProperty } from './primordials.js';
import { cutText } from './strings.js';

/** The copy of an object while it is filled. */
export type Copy = Record<string, unknown>;

/** Longest key that is kept whole. */
const MAX_KEY = 512;

/**
 * Sets a field of a copy; `undefined` is left out. Defines it where a plain assignment would meet `__proto__`, a setter
 * or a read-only property of Object.prototype.
 */
export function put(copy: Copy, key: string, value: unknown): void {
  if (value === undefined) return;
  if (key in copy) defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });
  else copy[key] = value;
}

/** The key as it is shown; a cut one carries its position, so that two with the same head stay two. */
export function shownKey(key: string, index: number): string {
  return key.length > MAX_KEY ? `${cutText(key, MAX_KEY)} (key ${index + 1})` : key;
}
