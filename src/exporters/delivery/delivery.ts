import { clearTimeout, setTimeout } from 'node:timers';
import { EventBatch } from './batch.js';
import type PQueue from 'p-queue';
import type { ExportCounts } from '../../counts.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Cursor, Journal } from '../../journal/journal.js';
import type { Exporter } from '../exporter.js';

/** Records in one call of `export`. */
const BATCH_SIZE = 2048;

/** A synchronous export is over before anything could abort it. */
const NEVER_ABORTED = new AbortController().signal;

/** How long one call of `export` may take before its signal is aborted. */
const EXPORT_TIMEOUT_MS = 30_000;

/** What a delivery tells about its exporter. */
export interface DeliveryObserver {
  failed(exporter: Exporter, count: number, error: unknown): void;
  /** Records left the memory before the exporter came to them. */
  dropped(exporter: Exporter, count: number): void;
}

/**
 * Brings the journal's events to one exporter, in order, a batch at a time. Every exporter has a delivery of its own, so
 * a slow or failing one is nobody else's concern.
 */
export class Delivery {
  readonly exporter: Exporter;
  readonly #journal: Journal;
  readonly #cursor: Cursor;
  readonly #observer: DeliveryObserver;
  #toldMissed = 0;
  #queue: PQueue | undefined;
  #running = Promise.resolve();
  #busy = false;
  #exported = 0;
  #failed = 0;
  /** Records committed to the journal for this exporter. */
  #offered = 0;
  #woken = false;

  constructor(exporter: Exporter, journal: Journal, observer: DeliveryObserver) {
    this.exporter = exporter;
    this.#journal = journal;
    this.#cursor = journal.cursor(exporter.live === true);
    this.#observer = observer;
    exporter.attach?.({ pull: () => this.pull(), assign() {}, warn() {}, declared: () => [] });
  }

  get counts(): ExportCounts {
    const { missed } = this.#cursor;
    return {
      exported: this.#exported,
      failed: this.#failed,
      dropped: missed,
      pending: this.#offered - this.#exported - this.#failed - missed,
    };
  }

  /** New events can be read. The program's own call goes on first. */
  wake(starts: number, ends: number): void {
    this.#offered += this.exporter.live === true ? starts + ends : ends;
    this.#tellMissed();
    if (this.#woken || this.#busy) return;
    this.#woken = true;
    queueMicrotask(() => {
      this.#woken = false;
      if (this.exporter.synchronous) this.#exportSync();
      else void this.idle();
    });
  }

  #tellMissed(): void {
    const count = this.#cursor.missed - this.#toldMissed;
    if (count === 0) return;
    this.#toldMissed += count;
    this.#observer.dropped(this.exporter, count);
  }

  /** Delivers everything recorded so far before it returns; for synchronous exporters. */
  pull(): void {
    this.#journal.drainSync();
    this.#exportSync();
  }

  /** Resolves when everything readable has been given to the exporter and answered; never rejects. */
  idle(): Promise<void> {
    if (this.exporter.synchronous) this.#exportSync();
    if (!this.#busy) this.#running = this.#exportAll();
    return this.#running;
  }

  /** Makes the records of what waits here, so that a later configuration does not change them. */
  seal(): void {
    const ahead = { ...this.#cursor };
    for (let events = this.#journal.read(ahead, BATCH_SIZE); events.length > 0; events = this.#journal.read(ahead, BATCH_SIZE)) {
      for (const event of events) void event.record;
    }
  }

  /** Delivers what is recorded, then has the exporter write out what it holds back itself; never rejects. */
  async flush(signal: AbortSignal): Promise<void> {
    await this.idle();
    await this.#attempt(() => this.exporter.flush?.(signal));
  }

  async close(): Promise<void> {
    await this.#attempt(() => this.exporter.close?.());
  }

  async #attempt(step: () => Promise<void> | void): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#observer.failed(this.exporter, 0, error);
    }
  }

  async #exportAll(): Promise<void> {
    this.#busy = true;
    for (let events = this.#take(); events.length > 0; events = this.#take()) await this.#export(events);
    // In the same turn as the look that found nothing: no event can come between.
    this.#busy = false;
  }

  async #export(events: readonly JournalEvent[]): Promise<void> {
    try {
      const queue = (this.#queue ??= await createQueue());
      await queue.add(() => limited((signal) => this.exporter.export(new EventBatch(events), signal)));
      this.#exported += events.length;
    } catch (error) {
      this.#refused(events.length, error);
    }
  }

  #exportSync(): void {
    for (let events = this.#take(); events.length > 0; events = this.#take()) {
      try {
        const answer: unknown = this.exporter.export(new EventBatch(events), NEVER_ABORTED);
        this.#exported += events.length;
        // It said that it is synchronous; a promise that it gives all the same may not reject unheard.
        if (answer instanceof Promise) answer.catch((error: unknown) => this.#observer.failed(this.exporter, 0, error));
      } catch (error) {
        this.#refused(events.length, error);
      }
    }
  }

  /** The cursor moves first: an exporter that asks for more while it exports is not given the same again. */
  #take(): readonly JournalEvent[] {
    return this.#journal.read(this.#cursor, BATCH_SIZE);
  }

  #refused(count: number, error: unknown): void {
    this.#failed += count;
    this.#observer.failed(this.exporter, count, error);
  }
}

/**
 * Runs a step with a signal that is aborted when its time is up. `AbortSignal.timeout` would do the same through weak
 * references, which cost the garbage collector more than a batch of small records costs us.
 */
async function limited(step: (signal: AbortSignal) => unknown): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('the export took too long', 'TimeoutError')), EXPORT_TIMEOUT_MS);
  timer.unref();
  try {
    await step(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** p-queue takes milliseconds to import; a program without an asynchronous exporter never needs it. */
async function createQueue(): Promise<PQueue> {
  const { default: Queue } = await import('p-queue');
  return new Queue({ concurrency: 1 });
}
