import type { ExportResult } from '../exporter.js';

/** Messages that one result carries. */
const MOST_MESSAGES = 3;

/** What the server refused for good while a batch was sent. */
export class Refused {
  #records = 0;
  readonly #messages = new Set<string>();

  /** A record is given up. */
  record(message: string): void {
    this.#records += 1;
    this.tell(message);
  }

  /** Something was left out of a record that was taken. */
  tell(message: string): void {
    this.#messages.add(message);
  }

  get result(): ExportResult | undefined {
    if (this.#messages.size === 0) return undefined;
    const told = [...this.#messages];
    const more = told.length > MOST_MESSAGES ? [`and ${told.length - MOST_MESSAGES} more`] : [];
    return { rejected: this.#records, message: [...told.slice(0, MOST_MESSAGES), ...more].join('; ') };
  }
}
