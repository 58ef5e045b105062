import { clearInterval, setInterval } from 'node:timers';

/** Asks again and again while there is somebody to ask for. Its timer does not hold the process open. */
export class Poll {
  readonly #intervalMs: number;
  readonly #ask: () => Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #asking = false;

  /** `ask` resolves to whether there is anything left to ask for, and never rejects. */
  constructor(intervalMs: number, ask: () => Promise<boolean>) {
    this.#intervalMs = intervalMs;
    this.#ask = ask;
  }

  start(): void {
    if (this.#timer !== undefined || this.#intervalMs === 0) return;
    this.#timer = setInterval(() => void this.#tick(), this.#intervalMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A slow answer does not pile up questions. */
  async #tick(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    if (!(await this.#ask())) this.stop();
    this.#asking = false;
  }
}
