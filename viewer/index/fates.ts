import { Processes } from '../../src/journal/processes.js';
import type { Fate } from '../data/status.js';

/** A process that ran a moment ago may be dead: it is asked about again after this long. */
const MAX_AGE_MS = 500;

/** What became of the processes that left something open; the dead stay dead. */
export class Fates {
  readonly #journal: string;
  readonly #known = new Map<string, { fate: Fate; until: number }>();

  constructor(journal: string) {
    this.#journal = journal;
  }

  readonly of = (process: string): Fate => {
    const now = performance.now();
    const known = this.#known.get(process);
    if (known !== undefined && known.until > now) return known.fate;
    const fate = new Processes(this.#journal).stateOf(process);
    this.#known.set(process, { fate, until: fate.running ? now + MAX_AGE_MS : Infinity });
    return fate;
  };

  /** It wrote: what was known of it is old. */
  forget(process: string): void {
    if (this.#known.get(process)?.fate.running === false) this.#known.delete(process);
  }
}
