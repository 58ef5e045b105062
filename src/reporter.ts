import { types } from 'node:util';
import { FiligreeError } from './errors.js';
import { then } from './then.js';

/** Tells refusals, drops and give-ups: to `onError` each time, or one line on stderr per cause. Never throws. */
export class Reporter {
  readonly #onError: ((error: FiligreeError) => void) | undefined;
  readonly #told = new Set<string>();
  #telling = false;

  constructor(onError: ((error: FiligreeError) => void) | undefined) {
    this.#onError = onError;
  }

  /** `cause` groups what is the same news: it is printed once. */
  report(error: FiligreeError, cause: string = error.code): void {
    try {
      if (this.#onError !== undefined) this.#tell(this.#onError, error);
      else if (!this.#told.has(cause)) this.#print(error, cause);
    } catch {
      // A handler that throws, or a closed stderr, is no reason to harm the program.
    }
  }

  /** What the handler itself does wrong, now or later, is not told to it again. */
  #tell(onError: (error: FiligreeError) => unknown, error: FiligreeError): void {
    if (this.#telling) return;
    this.#telling = true;
    try {
      const answer = onError(error);
      if (types.isPromise(answer)) then(answer, nothing, nothing);
    } finally {
      this.#telling = false;
    }
  }

  #print(error: FiligreeError, cause: string): void {
    this.#told.add(cause);
    // Not read at load: on Node 20 the first look at `stderr` takes longer than most of our import.
    process.stderr.write(`filigree: ${error.message}\n`);
  }
}

function nothing(): void {}
