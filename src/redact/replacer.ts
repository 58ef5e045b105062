import { types } from 'node:util';

/** The user's function for single values: strings, numbers, booleans and `null`. */
export type Replace = (value: unknown, path: readonly string[]) => unknown;

/** What stands in the place of a value that could not be redacted. */
export const WITHHELD = '[Withheld: redaction failed]';

/** Asks the user's function about each single value; where it fails the value is withheld and the failure kept. */
export class Replacer {
  readonly failures: unknown[] = [];
  readonly #replace: Replace;
  readonly #path: string[] = [];

  constructor(replace: Replace) {
    this.#replace = replace;
  }

  /** The value itself where nothing was replaced, else a copy. */
  walk(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value === undefined ? undefined : this.#leaf(value);
    if (!Array.isArray(value)) return this.#object(value as Readonly<Record<string, unknown>>);
    const items = value.map((item, i) => this.#child(item, `${i}`));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }

  #object(source: Readonly<Record<string, unknown>>): unknown {
    const entries = Object.keys(source).map((key) => [key, this.#child(source[key], key)] as const);
    return entries.some(([key, value]) => value !== source[key]) ? Object.fromEntries(entries) : source;
  }

  #child(value: unknown, key: string): unknown {
    this.#path.push(key);
    const result = this.walk(value);
    this.#path.pop();
    return result;
  }

  #leaf(value: unknown): unknown {
    try {
      const result = this.#replace(value, [...this.#path]);
      if (isLeaf(result)) return result;
      ignoreRejection(result);
      this.failures.push(new TypeError(`expected \`redact.replace\` to return a string, a finite number, a boolean or null, got ${kindOf(result)}`));
    } catch (error) {
      this.failures.push(error);
    }
    return WITHHELD;
  }
}

function isLeaf(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** A function that is async by mistake may reject, which would end the program. */
function ignoreRejection(value: unknown): void {
  if (types.isPromise(value)) Promise.prototype.then.call(value, undefined, () => {});
}

function kindOf(value: unknown): string {
  if (types.isPromise(value)) return 'a promise: it cannot be async';
  return typeof value === 'object' ? 'an object' : typeof value;
}
