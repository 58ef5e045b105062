import type { KeyRules } from './keys.js';
import type { Finder, Match } from './match.js';
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
const MIN_TEXT = 8;

/**
 * Finds secrets in one pass: each pair of neighbouring characters is looked up in a table, and only at the few pairs that
 * some kind of secret has is anything else done.
 */
export class Scanner {
  /** For each pair of ASCII characters the number of its candidates, 0 for none. */
  readonly #table = new Uint16Array(128 * 128);
  readonly #candidates: Candidates[] = [{ prefixes: [], finders: [] }];

  constructor(keys: KeyRules) {
    for (const prefixed of allPrefixes()) this.#candidatesOf(prefixed.pair).prefixes.push(prefixed);
    const finders = [jwt, pem, urlPassword, bearer, basic, awsKey, azureSecret, telegram, discord, assignments(keys)];
    for (const finder of finders) for (const pair of finder.pairs) this.#candidatesOf(pair).finders.push(finder);
  }

  /**
   * The secrets of the text in the order of where they were found; they may overlap.
   * @param open The text was cut at its end.
   */
  find(text: string, open: boolean): Match[] {
    const found: Match[] = [];
    if (text.length < MIN_TEXT && !open) return found;
    const table = this.#table;
    // Characters beyond ASCII fall on some pair of it; finders compare the text itself.
    let before = text.charCodeAt(0) & 127;
    for (let at = 1; at < text.length; at++) {
      const code = text.charCodeAt(at) & 127;
      const index = table[(before << 7) | code]!;
      before = code;
      if (index === 0) continue;
      const match = firstMatch(this.#candidates[index]!, text, at - 1, open);
      if (match === undefined) continue;
      found.push(match);
      at = Math.max(at, match.resume ?? match.end);
      before = text.charCodeAt(at) & 127;
    }
    return found;
  }

  #candidatesOf(pair: string): Candidates {
    const index = (pair.charCodeAt(0) << 7) | pair.charCodeAt(1);
    if (this.#table[index] === 0) this.#table[index] = this.#candidates.push({ prefixes: [], finders: [] }) - 1;
    return this.#candidates[this.#table[index]!]!;
  }
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
