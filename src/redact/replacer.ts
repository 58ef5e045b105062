import { types } from 'node:util';

/** The user's function for single values: strings, numbers, booleans and `null`. */
export type Replace = (value: unknown, path: readonly string[]) => unknown;

/** What stands in the place of a value that could not be redacted. */
export const WITHHELD = '[Withheld: redaction failed]';

/** Calls the user's function; where it fails the value is withheld and the first failure kept. */
export class Replacer {
  readonly failures: unknown[] = [];
  readonly #replace: Replace;

  constructor(replace: Replace) {
    this.#replace = replace;
  }

  replace(value: unknown, path: readonly string[]): unknown {
    try {
      const result = this.#replace(value, [...path]);
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
