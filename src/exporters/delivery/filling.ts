import { clearTimeout, setTimeout } from 'node:timers';

/**
 * The wait for records that fill a batch. A program that records much would otherwise send what it recorded in one turn of
 * the event loop, a fifth of a batch, and a request costs as much as the encoding of ten records. Its timer does not hold
 * the process.
 */
export class Filling {
  readonly #ms: number;
  readonly #isFilling: () => boolean;
  #end: (() => void) | undefined;

  /** `isFilling`: there is something to send, and it may wait for more. */
  constructor(ms: number, isFilling: () => boolean) {
    this.#ms = ms;
    this.#isFilling = isFilling;
  }

  /** Resolves when there is nothing to wait for, or no more time. */
  wait(): Promise<void> | void {
    if (this.#ms === 0 || !this.#isFilling()) return;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end?.(), this.#ms).unref();
      this.#end = () => {
        clearTimeout(timer);
        this.#end = undefined;
        resolve();
      };
    });
  }

  /** Something has changed. */
  look(): void {
    if (this.#end !== undefined && !this.#isFilling()) this.#end();
  }
}
