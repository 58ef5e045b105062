import { findInBase64 } from './base64.js';
import { findAtCuts } from './cut.js';
import type { KeyRules } from './keys.js';
import type { Match } from './match.js';
import { findInPercent } from './percent.js';
import { Scanner } from './scanner.js';

/** Finds the secrets of one text by all the means there are. */
export class Detector {
  readonly #scanner: Scanner;
  readonly #patterns: readonly RegExp[];

  constructor(keys: KeyRules, patterns: readonly RegExp[]) {
    this.#scanner = new Scanner(keys);
    // Copies, so that `lastIndex` is ours; `y` would stop at the first character that does not match.
    this.#patterns = patterns.map((pattern) => new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`));
  }

  find(text: string): Match[] {
    const found = this.#scanner.find(text, false);
    add(found, findAtCuts(text, this.#scanner));
    add(found, findInPercent(text, this.#scanner));
    add(found, findInBase64(text, this.#scanner));
    for (const pattern of this.#patterns) add(found, findPattern(text, pattern));
    return found;
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
