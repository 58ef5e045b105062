import { ExportError } from '../export-error.js';
import type PQueue from 'p-queue';
import type { ExportResult } from '../exporter.js';

/** The requests of one batch: so many at the same time, and none any more once the API is known to take nothing. */
export class Requests {
  readonly #queue: PQueue;
  readonly #signal: AbortSignal;
  #broken: ExportError | undefined;
  #rejected = 0;
  #message: string | undefined;

  constructor(queue: PQueue, signal: AbortSignal) {
    this.#queue = queue;
    this.#signal = signal;
  }

  /** Resolves and rejects as `request` does. */
  async send<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#queue.add(async () => {
      if (this.#broken !== undefined) throw this.#broken;
      try {
        return await request(this.#signal);
      } catch (error) {
        // A record that is too large stands in nobody else's way.
        if (error instanceof ExportError && error.kind !== 'too-large') this.#broken ??= error;
        throw error;
      }
    });
  }

  /** A record of the batch that the API will never take. */
  refuse(message: string): void {
    this.#rejected += 1;
    this.#message ??= message;
  }

  result(size: number): ExportResult {
    if (this.#message === undefined) return {};
    return { rejected: Math.min(this.#rejected, size), message: this.#message };
  }
}
