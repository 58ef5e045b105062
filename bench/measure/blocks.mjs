import { setImmediate } from 'node:timers/promises';
import { BLOCK } from '../workloads.mjs';

/** Runs blocks of calls, and counts them. */
export class Blocks {
  count = 0;
  #session;
  #block;
  #inside;

  constructor(session, workload) {
    this.#session = session;
    this.#block = () => workload.block(session.call);
    this.#inside = session.inside ?? ((block) => block());
  }

  get calls() {
    return this.count * BLOCK;
  }

  /** Awaited calls are microtasks: without a turn of the event loop no timer and no exporter would ever run. */
  async run(blocks) {
    for (let i = 0; i < blocks; i++) {
      await this.#inside(this.#block);
      await setImmediate();
    }
    this.count += blocks;
    await this.#session.drain?.();
  }

  /** Share of the records that did not arrive, or nothing where that cannot be counted. */
  async lost() {
    const { perCall = 1, perBlock = 0, received } = this.#session;
    if (received === undefined) return undefined;
    const expected = this.calls * perCall + this.count * perBlock;
    const arrived = await received();
    if (arrived === 0 || arrived > expected) throw new Error(`expected ${expected} records, got ${arrived}: this measures something else`);
    return 1 - arrived / expected;
  }
}
