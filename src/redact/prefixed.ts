import { ALNUM, DIGIT, hasAny, isIn, isWordStart, runEnd } from './chars.js';
import type { Family } from './families.js';
import type { Finder, Match } from './match.js';

/** One finder a prefix of the family. */
export function prefixFinders(family: Family): Finder[] {
  return family.prefixes.map((prefix) => {
    const offset = rarestPair(prefix);
    return {
      pairs: [prefix.slice(offset, offset + 2)],
      find: (text, at, open) => (text.startsWith(prefix, at - offset) ? findBody(family, text, at - offset, at - offset + prefix.length, open) : undefined),
    };
  });
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

/** Where in the prefix the two characters stand that clean text has least often. */
function rarestPair(prefix: string): number {
  let best = 0;
  for (let at = 1; at < prefix.length - 1; at++) if (rarity(prefix, at) > rarity(prefix, best)) best = at;
  return best;
}

function rarity(prefix: string, at: number): number {
  const [first, second] = [COMMON.indexOf(prefix[at]!), COMMON.indexOf(prefix[at + 1]!)].map((rank) => (rank < 0 ? COMMON.length : rank + 1));
  return first! * second!;
}
