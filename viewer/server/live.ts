import { setTimeout as sleep } from 'node:timers/promises';
import type { Indexing, SpanRow, TraceRow } from '../api/types.js';
import type { Context } from './context.js';

/** The files are looked at this often: what was written is on the screen within 200 ms. */
const POLL_MS = 50;

/** Whether processes that left something open still run is asked this often. */
const FATES_MS = 1000;

/** Rows in one event; who misses more than this reads the list anew. */
const MAX_ROWS = 500;

/** Hears what changes. */
export interface Listener {
  /** The trace whose spans are wanted too; -1 for none. */
  readonly trace: number;
  traces(rows: TraceRow[], removed: string[]): void;
  spans(rows: SpanRow[]): void;
  progress(progress: Indexing): void;
}

/** Follows the store and tells listeners what changed. */
export class Live {
  readonly #context: Context;
  readonly #listeners = new Set<Listener>();
  /** Traces that have not ended: their process may die. */
  #open = new Set<number>();
  #fatesAt = 0;
  #isIndexed: () => void = () => {};
  /** Resolves when all of the store has been read. */
  readonly indexed = new Promise<void>((resolve) => (this.#isIndexed = resolve));

  constructor(context: Context) {
    this.#context = context;
  }

  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads the store, then follows it, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { indexer } = this.#context;
    const progress = setInterval(() => this.#tellProgress(), 100);
    await indexer.load(signal).finally(() => clearInterval(progress));
    indexer.save();
    this.#tellProgress();
    this.#findOpen();
    this.#isIndexed();
    while (!signal.aborted) {
      await indexer.poll();
      this.#tell();
      await sleep(POLL_MS, undefined, { signal }).catch(() => {});
    }
    indexer.save();
  }

  #tellProgress(): void {
    const { progress } = this.#context.indexer;
    for (const listener of this.#listeners) listener.progress(progress ?? { done: 1, of: 1 });
  }

  #findOpen(): void {
    const { index, rows } = this.#context;
    for (let row = 0; row < index.traces.length; row++) if (!index.isGone(row) && rows.standing(row).duration === undefined) this.#open.add(row);
  }

  #tell(): void {
    const { removed, spans, traces } = this.#context.indexer.takeChanges();
    const changed = new Set([...traces, ...this.#died()]);
    for (const row of changed) this.#note(row);
    if ((changed.size === 0 && removed.length === 0) || this.#listeners.size === 0) return;
    const rows = [...changed].filter((row) => !this.#context.index.isGone(row)).slice(-MAX_ROWS).map((row) => this.#context.rows.row(row));
    for (const listener of this.#listeners) {
      listener.traces(rows, removed);
      if (changed.has(listener.trace)) this.#tellSpans(listener, spans);
    }
  }

  #note(row: number): void {
    if (this.#context.rows.standing(row).duration === undefined) this.#open.add(row);
    else this.#open.delete(row);
  }

  /** Traces that were open and whose process has died. */
  #died(): number[] {
    const now = performance.now();
    if (now - this.#fatesAt < FATES_MS) return [];
    this.#fatesAt = now;
    return [...this.#open].filter((row) => this.#context.rows.standing(row).duration !== undefined);
  }

  /** After a death, which changes no record, the open spans are those that changed. */
  #tellSpans(listener: Listener, spans: ReadonlySet<number>): void {
    const { index, spanRows } = this.#context;
    const { endTime, startTime, trace } = index.spans.columns;
    const own = [...spans].filter((span) => trace[span] === listener.trace);
    const changed = own.length > 0 ? own : index.spansOf(listener.trace).filter((span) => Number.isNaN(endTime[span]!));
    changed.sort((a, b) => startTime[a]! - startTime[b]!);
    listener.spans(changed.map((row) => spanRows.row({ row, depth: index.depthOf(row), orphan: false })));
  }
}
