import type { ExportCounts } from '../../counts.js';

/** What became of the records that were meant for one exporter. Each record is in one of the counts at any time. */
export class Counter {
  #offered = 0;
  #exported = 0;
  #failed = 0;
  #dropped = 0;

  offer(records: number): void {
    this.#offered += records;
  }

  settle({ taken, refused }: { taken: number; refused: number }): void {
    this.#exported += taken;
    this.#failed += refused;
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
