import type { ExportCounts } from '../../counts.js';
import type { Outcome } from './division.js';

/** What became of the records that were meant for one exporter. Each record is in one of the counts at any time. */
export class Counter {
  #offered = 0;
  #exported = 0;
  #failed = 0;
  #dropped = 0;

  offer(records: number): void {
    this.#offered += records;
  }

  /** `uncounted`: so many of them were never offered. */
  settle({ taken, refused }: Outcome, uncounted = 0): void {
    const unasked = Math.min(taken, uncounted);
    this.#exported += taken - unasked;
    this.#failed += refused - (uncounted - unasked);
  }

  /** `total`: so many have been lost before the exporter came to them since the beginning; returns how many are new. */
  lost(total: number): number {
    const more = total - this.#dropped;
    this.#dropped = total;
    return more;
  }

  get pending(): number {
    return this.#offered - this.#exported - this.#failed - this.#dropped;
  }

  counts(): ExportCounts {
    return { exported: this.#exported, failed: this.#failed, dropped: this.#dropped, pending: this.pending };
  }
}
