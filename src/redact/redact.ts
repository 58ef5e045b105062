/**
 * Takes secrets out of captured values before anything is written or sent.
 *
 * A value under the name of a secret (`password`, `apiKey`, `Authorization`, `GITHUB_TOKEN`; not `max_tokens`) becomes
 * `[Redacted:<rule>]`, and so does each part of a text that has the shape of one (some sixty kinds: see families.ts and
 * shapes/), wherever it stands: in prose, code, JSON, URLs, stack traces, keys of objects and entries of maps, encoded in
 * base64 or percent signs, spread over the chunks of a stream, or cut in half by the limits of capture.
 *
 * Not found:
 * - secrets without a shape in prose ("the password is correct horse"), and keys of vendors that give them none
 *   (Mistral, Cohere, Deepgram), unless they stand under or behind their name
 * - secrets in images, audio and compressed data, encrypted or encoded twice, in hexadecimal, in base64 broken into lines,
 *   or shorter than 20 characters in base64
 * - secrets spread over several fields of one object, over calls, or over chunks that something else stands between
 * - a secret without a shape whose name was cut away, and passwords with a `/`, `?` or `#` that a URL has unescaped
 * - numbers, except under the name of a secret
 */
import { types } from 'node:util';
import { Detector } from './detector.js';
import { keyRules } from './keys.js';
import type { KeyRules } from './keys.js';
import { Replacer, WITHHELD } from './replacer.js';
import type { Replace } from './replacer.js';
import { findSplit } from './split.js';
import { Walker } from './walker.js';

/** What to redact beside the built-in rules. */
export interface RedactOptions {
  /** Names whose values are secrets. A string means the name in any spelling (`apiKey`, `API-KEY`); a RegExp is tested on it. */
  keys?: readonly (string | RegExp)[];
  /** What secrets in texts look like. All matches go; keep the patterns linear, they run on every text. */
  patterns?: readonly RegExp[];
  /**
   * Gets each string, number, boolean and `null` as the rules have left it, with the keys that lead to it, and returns
   * what is recorded instead: again one of these. When it throws or returns anything else, the value is withheld. It runs
   * in the program's own thread: one that never returns stops the program.
   */
  replace?: Replace;
}

/** Clean values take one pass, others two. */
const MAX_PASSES = 4;

/** `true`: the built-in rules. `false`: nothing is redacted. Options, or a `replace` function, add to the built-in rules. */
export type RedactOption = boolean | RedactOptions | Replace;

/** Redacts JSON-safe values. Neither method throws or changes what it is given. */
export interface Redactor {
  /** The value itself when nothing in it was a secret, else a copy; `"[Withheld: redaction failed]"` when redaction fails. */
  value<T>(value: T): T;
  /** The same for a name or another single text. */
  text(text: string): string;
}

/**
 * The redactor for an option.
 * @param onFailure Hears why a value, or a part of it, was withheld; once a call.
 * @throws TypeError for keys, patterns or a function that are none.
 */
export function createRedactor(option: RedactOption, onFailure: (error: unknown) => void = () => {}): Redactor {
  if (option === false) return { value: (value) => value, text: (text) => text };
  const options: RedactOptions = typeof option === 'function' ? { replace: option } : option === true ? {} : option;
  check(options);
  return new RuleRedactor(options, onFailure);
}

function check({ keys = [], patterns = [], replace }: RedactOptions): void {
  const isList = (list: unknown, test: (item: unknown) => boolean): boolean => Array.isArray(list) && list.every(test);
  if (!isList(keys, (key) => typeof key === 'string' || types.isRegExp(key))) throw new TypeError('expected `redact.keys` to be a list of strings and RegExps');
  if (!isList(patterns, types.isRegExp)) throw new TypeError('expected `redact.patterns` to be a list of RegExps');
  if (replace !== undefined && typeof replace !== 'function') throw new TypeError('expected `redact.replace` to be a function');
}

class RuleRedactor implements Redactor {
  readonly #keys: KeyRules;
  readonly #detector: Detector;
  readonly #replace: Replace | undefined;
  readonly #onFailure: (error: unknown) => void;

  constructor({ keys = [], patterns = [], replace }: RedactOptions, onFailure: (error: unknown) => void) {
    this.#keys = keyRules(keys);
    this.#detector = new Detector(this.#keys, patterns);
    this.#replace = replace;
    this.#onFailure = onFailure;
  }

  readonly value = <T>(value: T): T => this.#redact(value) as T;

  readonly text = (text: string): string => String(this.#redact(text));

  #redact(value: unknown): unknown {
    try {
      const ruled = this.#applyRules(value);
      return this.#replace === undefined ? ruled : this.#applyReplace(ruled, this.#replace);
    } catch (error) {
      this.#failed(error);
      return WITHHELD;
    }
  }

  /** Until nothing changes: what stood against a secret that has gone may now be a word, and one itself. */
  #applyRules(value: unknown): unknown {
    let result = value;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const before = result;
      result = this.#applyOnce(before);
      if (result === before) return result;
    }
    return result;
  }

  #applyOnce(value: unknown): unknown {
    const walker = new Walker(this.#keys, this.#detector);
    const walked = walker.walk(value);
    const split = findSplit(value, this.#detector, walker.unfinished);
    return split.size === 0 ? walked : new Walker(this.#keys, this.#detector, split).walk(value);
  }

  #applyReplace(value: unknown, replace: Replace): unknown {
    const replacer = new Replacer(replace);
    const result = replacer.walk(value);
    if (replacer.failures.length > 0) this.#failed(replacer.failures[0]);
    return result === value ? result : this.#applyRules(result);
  }

  #failed(error: unknown): void {
    try {
      this.#onFailure(error);
    } catch {
      // Whoever listens cannot make redaction fail.
    }
  }
}
