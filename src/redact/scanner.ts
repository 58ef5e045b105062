import { FAMILIES } from './families.js';
import type { KeyRules } from './keys.js';
import type { Finder, Match } from './match.js';
import { prefixFinders } from './prefixed.js';
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
  /** For each pair of ASCII characters the number of its list of finders, 0 for none. */
  readonly #table = new Uint16Array(128 * 128);
  readonly #finders: Finder[][] = [[]];

  constructor(keys: KeyRules) {
    const finders = [...FAMILIES.flatMap(prefixFinders), jwt, pem, urlPassword, bearer, basic, awsKey, azureSecret, telegram, discord, assignments(keys)];
    for (const finder of finders) for (const pair of finder.pairs) this.#add(pair, finder);
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
      const list = table[(before << 7) | code]!;
      before = code;
      if (list === 0) continue;
      const resume = this.#try(this.#finders[list]!, text, at - 1, open, found);
      if (resume <= at) continue;
      at = resume;
      before = text.charCodeAt(at) & 127;
    }
    return found;
  }

  #try(finders: readonly Finder[], text: string, at: number, open: boolean, found: Match[]): number {
    for (const finder of finders) {
      const match = finder.find(text, at, open);
      if (match === undefined) continue;
      found.push(match);
      return match.resume ?? match.end;
    }
    return 0;
  }

  #add(pair: string, finder: Finder): void {
    const index = (pair.charCodeAt(0) << 7) | pair.charCodeAt(1);
    if (this.#table[index] === 0) this.#table[index] = this.#finders.push([]) - 1;
    this.#finders[this.#table[index]!]!.push(finder);
  }
}
