import type { KeyRules } from './keys.js';
import type { Finder, Match } from './match.js';
import { pairs, WINDOW } from './pairs.js';
import { allPrefixes } from './prefixed.js';
import type { Prefixed } from './prefixed.js';
import { assignments } from './shapes/assignment.js';
import { discord, telegram } from './shapes/bot.js';
import { awsKey, azureSecret } from './shapes/cloud.js';
import { basic, bearer } from './shapes/header.js';
import { jwt } from './shapes/jwt.js';
import { pem } from './shapes/pem.js';
import { urlPassword } from './shapes/url.js';

/** Shortest text in which anything can be found: `pwd=` and a value. */
export const MIN_TEXT = 8;

/**
 * Finds secrets in one pass: each pair of neighbouring characters is looked up in a table, and only at the few pairs that
 * some kind of secret has is anything else done.
 */
export class Scanner {
  readonly #candidates: Candidates[] = [{ prefixes: [], finders: [] }];

  constructor(keys: KeyRules) {
    const byPair = new Map<string, Candidates>();
    for (const prefixed of allPrefixes()) candidatesOf(prefixed.pair, byPair).prefixes.push(prefixed);
    const finders = [jwt, pem, urlPassword, bearer, basic, awsKey, azureSecret, telegram, discord, assignments(keys)];
    for (const finder of finders) for (const pair of finder.pairs) candidatesOf(pair, byPair).finders.push(finder);
    this.#number(byPair);
  }

  /**
   * The secrets of the text in the order of where they were found; they may overlap.
   * @param open The text was cut at its end.
   */
  find(text: string, open: boolean): Match[] {
    const found: Match[] = [];
    if (text.length < MIN_TEXT && !open) return found;
    // Each window begins with the first character of the next pair.
    for (let at = 0; at < text.length - 1; ) at = this.#findInWindow(text, at, open, found);
    return found;
  }

  /** Looks at the pairs from `start` on, and answers where the next one stands when the window or the text is at its end. */
  #findInWindow(text: string, start: number, open: boolean, found: Match[]): number {
    const window = text.length <= WINDOW ? text : text.slice(start, start + WINDOW);
    const offset = text.length <= WINDOW ? 0 : start;
    let filling = pairs.fill(window);
    for (let at = start - offset + 1; ; at++) {
      // A finder that made somebody redact meanwhile, which none does, must not make us blind.
      if (filling !== pairs.fillings()) filling = pairs.fill(window);
      at = pairs.next(at, window.length);
      if (at >= window.length) return offset + at - 1;
      const match = firstMatch(this.#candidates[pairs.numberAt(at)]!, text, offset + at - 1, open);
      if (match === undefined) continue;
      found.push(match);
      at = Math.max(offset + at, match.resume ?? match.end) - offset;
      if (at >= window.length) return offset + at;
    }
  }

  /** Pairs with the same finders, and no prefixes, have one number: so there are few enough for a byte. */
  #number(byPair: ReadonlyMap<string, Candidates>): void {
    const numbers = new Map<string, number>();
    for (const [pair, candidates] of byPair) {
      const { prefixes, finders } = candidates;
      const same = prefixes.length > 0 ? pair : finders.map((finder) => finder.pairs[0]).join();
      const number = numbers.get(same) ?? this.#candidates.push(candidates) - 1;
      numbers.set(same, number);
      pairs.assign(pair, number);
    }
  }
}

function candidatesOf(pair: string, byPair: Map<string, Candidates>): Candidates {
  const known = byPair.get(pair);
  if (known !== undefined) return known;
  const candidates = { prefixes: [], finders: [] };
  byPair.set(pair, candidates);
  return candidates;
}

/** What to try at a pair. */
interface Candidates {
  readonly prefixes: Prefixed[];
  readonly finders: Finder[];
}

function firstMatch({ prefixes, finders }: Candidates, text: string, at: number, open: boolean): Match | undefined {
  for (let i = 0; i < prefixes.length; i++) {
    const match = prefixes[i]!.find(text, at, open);
    if (match !== undefined) return match;
  }
  for (let i = 0; i < finders.length; i++) {
    const match = finders[i]!.find(text, at, open);
    if (match !== undefined) return match;
  }
  return undefined;
}
