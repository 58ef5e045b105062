import { findInBase64 } from './base64.js';
import { findAtCuts } from './cut.js';
import type { KeyRules } from './keys.js';
import { NO_MATCHES } from './match.js';
import type { Match } from './match.js';
import { findInPercent } from './percent.js';
import { MIN_TEXT, Scanner } from './scanner.js';

/** Names of fields that are known to hold no secret themselves: a program has few, and one takes as long to look at as a short text. */
const MAX_NAMES = 1000;
const MAX_NAME = 128;

/** Finds the secrets of one text by all the means there are. */
export class Detector {
  readonly #scanner: Scanner;
  readonly #patterns: readonly RegExp[];
  readonly #cleanNames = new Set<string>();

  constructor(keys: KeyRules, patterns: readonly RegExp[]) {
    this.#scanner = new Scanner(keys);
    // Copies, so that `lastIndex` is ours; `y` would stop at the first character that does not match.
    this.#patterns = patterns.map((pattern) => new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`));
  }

  /** The user's own rules see whole texts: nobody knows how long what they find can be. */
  get hasPatterns(): boolean {
    return this.#patterns.length > 0;
  }

  find(text: string): readonly Match[] {
    // Whatever the encoding, what it says is shorter still.
    if (text.length < MIN_TEXT && this.#patterns.length === 0) return NO_MATCHES;
    const found = this.#scanner.find(text, false);
    add(found, findAtCuts(text, this.#scanner));
    add(found, findInPercent(text, this.#scanner));
    add(found, findInBase64(text, this.#scanner));
    for (const pattern of this.#patterns) add(found, findPattern(text, pattern));
    return found;
  }

  /** The same for the name of a field. */
  findInName(name: string): readonly Match[] {
    if (this.#cleanNames.has(name)) return NO_MATCHES;
    const found = this.find(name);
    if (found.length === 0 && name.length <= MAX_NAME) this.#remember(name);
    return found;
  }

  #remember(name: string): void {
    if (this.#cleanNames.size >= MAX_NAMES) this.#cleanNames.clear();
    this.#cleanNames.add(name);
  }
}

function add(found: Match[], more: readonly Match[]): void {
  for (const match of more) found.push(match);
}

function findPattern(text: string, pattern: RegExp): Match[] {
  const found: Match[] = [];
  for (const { index, 0: secret } of text.matchAll(pattern)) {
    if (secret !== '') found.push({ start: index, end: index + secret.length, rule: 'custom-pattern' });
  }
  return found;
}
