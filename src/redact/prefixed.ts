import { ALNUM, DIGIT, hasAny, isIn, isWordStart, runEnd } from './chars.js';
import { FAMILIES } from './families.js';
import type { Family } from './families.js';
import type { Match } from './match.js';

/**
 * One prefix of a family. A class, unlike other finders: calls that always meet the same kind of object are inlined,
 * 15 % of the time of a text of nothing but `sk-`. That the prefixes share few pairs is 20 % more.
 */
export class Prefixed {
  /** The two neighbouring characters of the prefix that clean text has least often. */
  readonly pair: string;
  readonly #offset: number;
  readonly #codes: Uint8Array;
  readonly #family: Family;

  constructor(prefix: string, offset: number, family: Family) {
    this.#offset = offset;
    this.pair = prefix.slice(offset, offset + 2);
    this.#codes = Uint8Array.from(prefix, (char) => char.charCodeAt(0));
    this.#family = family;
  }

  /** As `Finder.find`. */
  find(text: string, at: number, open: boolean): Match | undefined {
    const start = at - this.#offset;
    const codes = this.#codes;
    // From its end, where the prefixes that share a pair differ.
    for (let i = codes.length - 1; i >= 0; i--) if (text.charCodeAt(start + i) !== codes[i]) return undefined;
    return findBody(this.#family, text, start, start + codes.length, open);
  }
}

/** Each prefix of each family. */
export function allPrefixes(): Prefixed[] {
  const used = new Map<string, number>();
  return FAMILIES.flatMap((family) => family.prefixes.map((prefix) => new Prefixed(prefix, rarestPair(prefix, used), family)));
}

function findBody(family: Family, text: string, start: number, bodyStart: number, open: boolean): Match | undefined {
  if (family.word === true && !isWordStart(text, start)) return undefined;
  const minEnd = Math.min(bodyStart + family.min, text.length);
  const reached = runEnd(text, bodyStart, family.body, minEnd);
  if (open && reached === text.length) return { start, end: reached, rule: family.rule };
  if (reached < bodyStart + family.min) return undefined;
  if (family.digit === true && !hasAny(text, bodyStart, minEnd, DIGIT)) return undefined;
  if (family.exact === true) return isIn(text, reached, ALNUM) ? undefined : { start, end: reached, rule: family.rule, complete: true };
  const end = runEnd(text, reached, family.body);
  return { start, end, rule: family.rule, complete: end - bodyStart >= (family.length ?? Infinity) };
}

/** From the most to the least common in English text and code; what is not in it is rarer still. */
const COMMON = ' etaoinsrhldcumfpgwybvk.-_/xjqz';

/** Where in the prefix the two characters stand that clean text has least often, those shared by other prefixes last. */
function rarestPair(prefix: string, used: Map<string, number>): number {
  const pairs = Array.from({ length: prefix.length - 1 }, (_, at) => prefix.slice(at, at + 2));
  const scores = pairs.map((pair) => rarity(pair[0]!) * rarity(pair[1]!) / (1 + (used.get(pair) ?? 0)));
  const best = scores.indexOf(Math.max(...scores));
  used.set(pairs[best]!, (used.get(pairs[best]!) ?? 0) + 1);
  return best;
}

function rarity(char: string): number {
  const rank = COMMON.indexOf(char);
  return rank < 0 ? COMMON.length + 1 : rank + 1;
}
