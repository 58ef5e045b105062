import { bigintText, is, isFinite, symbolDescription } from './primordials.js';
import { cutText } from './strings.js';

/** Digits of a BigInt that are written: turning 2n ** 1_000_000n into text takes milliseconds. */
const MAX_BIGINT_BITS = 4096n;
const LARGEST = 1n << MAX_BIGINT_BITS;

/** Longest description of a symbol. */
const MAX_DESCRIPTION = 256;

/** The number, or a tag for those that JSON cannot hold: `[NaN]`, `[Infinity]`, `[-Infinity]`, `[-0]`. */
export function numberForm(value: number): number | string {
  if (!isFinite(value)) return `[${value}]`;
  return is(value, -0) ? '[-0]' : value;
}

/** `123n`. */
export function bigintForm(value: bigint): string {
  if (value > LARGEST || value < -LARGEST) return '[BigInt of more than 4096 bits]';
  return `${bigintText(value)}n`;
}

/** `[Symbol(description)]`. */
export function symbolForm(value: symbol): string {
  return `[Symbol(${cutText(symbolDescription(value) ?? '', MAX_DESCRIPTION)})]`;
}
