import { FiligreeError } from './errors.js';

const { stderr } = process;
const write = stderr.write;

/** Tells refusals, drops and give-ups: to `onError` each time, or one line on stderr per cause. Never throws. */
export class Reporter {
  readonly #onError: ((error: FiligreeError) => void) | undefined;
  readonly #told = new Set<string>();

  constructor(onError: ((error: FiligreeError) => void) | undefined) {
    this.#onError = onError;
  }

  /** `cause` groups what is the same news: it is printed once. */
  report(error: FiligreeError, cause: string = error.code): void {
    try {
      if (this.#onError !== undefined) this.#onError(error);
      else if (!this.#told.has(cause)) this.#print(error, cause);
    } catch {
      // A handler that throws, or a closed stderr, is no reason to harm the program.
    }
  }

  #print(error: FiligreeError, cause: string): void {
    this.#told.add(cause);
    Reflect.apply(write, stderr, [`filigree: ${error.message}\n`]);
  }
}
