import { cut } from './cut.js';
import { halves } from './halves.js';
import type { ExportError } from '../export-error.js';
import type { JournalEvent } from '../../journal/event.js';

/** What became of events that were sent. */
export interface Outcome {
  readonly taken: number;
  /** Given up: the destination refuses these records. */
  readonly refused: number;
}

/** Events that are sent in one call. */
interface Part {
  readonly events: readonly JournalEvent[];
  /** A single record, without most of its values. */
  readonly cut?: boolean;
  /** Sent to see whether the destination takes anything; it comes again with the whole, and is not counted. */
  readonly sample?: boolean;
}

/**
 * A batch on its way: whole at first; where something in it is refused, by halves, until the bad record stands alone.
 * What has been settled of it stays so while the destination does not answer.
 */
export class Division {
  readonly #whole: Part;
  /** Still to be sent, in order. */
  #parts: Part[];
  #taken = 0;
  #rejected = 0;
  #refusals: ExportError[] = [];

  constructor(events: readonly JournalEvent[]) {
    this.#whole = { events };
    this.#parts = [this.#whole];
  }

  /** What is to be sent next; `undefined` when all of it has been taken or given up. */
  get next(): readonly JournalEvent[] | undefined {
    return this.#parts[0]?.events;
  }

  get outcome(): Outcome {
    return { taken: this.#taken, refused: this.#rejected + this.#refusals.length };
  }

  /** Why single records were given up, one by one. */
  get refusals(): readonly ExportError[] {
    return this.#refusals;
  }

  /** The next part has been taken, but for what the destination says that it rejected. */
  take({ taken, refused }: Outcome): void {
    if (this.#parts.shift()!.sample) return;
    this.#taken += taken;
    this.#rejected += refused;
  }

  /** Smaller parts instead of the next one, which is refused; `false` if it is a single record that must be given up. */
  divide({ kind }: ExportError): boolean {
    const part = this.#parts[0]!;
    const { events } = part;
    const smaller = halves(events)?.map((half) => ({ events: half }));
    if (smaller !== undefined) this.#parts.splice(0, 1, ...smaller);
    else if (kind === 'too-large' && !part.cut) this.#parts[0] = { ...part, events: [cut(events[0]!)], cut: true };
    else return false;
    return true;
  }

  /** The next part, a single record, is given up. */
  giveUp(why: ExportError): void {
    if (!this.#parts.shift()!.sample) this.#refusals.push(why);
  }

  /** From the beginning, after a sample: none of it has been taken, and what was given up is not. */
  restart(): void {
    const { events } = this.#whole;
    this.#parts = [{ events: [events[Math.floor(Math.random() * events.length)]!], sample: true }, this.#whole];
    this.#refusals = [];
  }
}
