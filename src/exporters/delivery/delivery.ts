import { AsyncResource } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers';
import { EventBatch } from './batch.js';
import { Counter } from './counter.js';
import { Filling } from './filling.js';
import { JournalStream } from './journal-stream.js';
import { LeftoverQueue } from './leftover-queue.js';
import { NEVER_ABORTED } from './limited.js';
import { readsStarts, sizeOf } from './parcels-of.js';
import { ExportError } from '../export-error.js';
import { PlainStream } from './plain-stream.js';
import { Rest } from './rest.js';
import { OneTry, Persistent } from './sender.js';
import type PQueue from 'p-queue';
import type { ExportCounts } from '../../counts.js';
import type { Cursor } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { Journal } from '../../journal/journal.js';
import type { DeclaredSpan, Exporter } from '../exporter.js';
import type { Parcel } from './parcel.js';
import type { Sender } from './sender.js';
import type { Stream } from './stream.js';

/** Exporters work outside of whatever the program was doing when something became ready to send. */
const outside = new AsyncResource('filigree delivery');

/** After a failure of our own, such as too many open files. */
const RETRY_MS = 1000;

/** What a delivery tells about its exporter, and asks for it. */
export interface DeliveryObserver {
  /** Records are given up. */
  failed(exporter: Exporter, count: number, error: unknown): void;
  /** Records left the memory, or the store, before the exporter came to them. */
  dropped(exporter: Exporter, count: number): void;
  /** The destination takes nothing now; the records are kept and sent again. */
  delayed(exporter: Exporter, error: ExportError): void;
  /** The exporter, or its destination, has something to say. */
  warned(exporter: Exporter, message: string): void;
  assigned(exporter: Exporter, localId: string, remoteId: string): void;
  declared(): readonly DeclaredSpan[];
}

/**
 * Brings the journal's events to one exporter, a parcel at a time. Every exporter has a delivery of its own, so
 * a slow or failing one is nobody else's concern. A remote one also gets what dead processes left for it.
 */
export class Delivery {
  readonly exporter: Exporter;
  readonly #journal: Journal;
  readonly #cursor: Cursor;
  readonly #observer: DeliveryObserver;
  readonly #counter = new Counter();
  readonly #stream: Stream;
  readonly #leftovers: LeftoverQueue | undefined;
  readonly #sender: Sender;
  readonly #filling: Filling;
  readonly #closing = new AbortController();
  #queue: PQueue | undefined;
  #pumping = false;
  #woken = false;
  /** Something can be read that was not there at the last look. */
  #news = false;
  #ring: () => void = () => {};
  /** Taken from the stream, and not yet answered. */
  readonly #parcels = new Set<Parcel>();
  /** Who waits until there is nothing left to do. */
  readonly #waiting = new Set<() => void>();

  constructor(exporter: Exporter, journal: Journal, retain: 'all' | 'unsent', observer: DeliveryObserver) {
    const remote = exporter.destination !== undefined;
    this.exporter = exporter;
    this.#journal = journal;
    this.#observer = observer;
    this.#cursor = journal.cursor(remote ? readsStarts(exporter) : exporter.live === true, remote);
    this.#stream = remote ? new JournalStream(journal, this.#cursor, exporter) : new PlainStream(journal, this.#cursor);
    this.#leftovers = remote && journal.home !== undefined ? new LeftoverQueue(exporter, journal.home, retain) : undefined;
    this.#sender = new (remote ? Persistent : OneTry)(exporter, {
      refused: (count, error) => observer.failed(exporter, count, error),
      delayed: (error) => observer.delayed(exporter, error),
      remarked: (message) => observer.warned(exporter, message),
    });
    const size = sizeOf(exporter);
    this.#filling = new Filling(exporter.delivery?.fillMs ?? 0, () => !this.#hurried && journal.readable(this.#cursor, size) === 'some');
    // One for each call that runs; the default is told to the user as a leak.
    setMaxListeners(0, this.#closing.signal);
    this.#attach();
  }

  get counts(): ExportCounts {
    this.#tellLost();
    return this.#counter.counts();
  }

  /** How many records only the memory has: they are lost if the process ends now. */
  get unstored(): number {
    return this.#journal.home === undefined ? this.#counter.pending : Math.min(this.#counter.pending, this.#journal.waiting(this.#cursor).unstored);
  }

  /** Looks for what dead processes left, and sends it; for remote exporters. */
  start(): void {
    if (this.#leftovers === undefined) return;
    this.#leftovers.lookAgain();
    this.wake();
  }

  /** So many more events can be read; counted before anybody hears of them. */
  offer(starts: number, ends: number): void {
    this.#counter.offer(this.exporter.live === true ? starts + ends : ends);
  }

  /** New events can be read. The program's own call goes on first. */
  wake(): void {
    this.#tellLost();
    this.#news = true;
    this.#ring();
    this.#filling.look();
    if (!this.#pumping) this.#wakeUp();
  }

  /** Delivers everything recorded so far before it returns; for synchronous exporters. */
  pull(): void {
    this.#journal.drainSync();
    this.#exportSync();
  }

  /** Makes the records of what waits here, so that a later configuration does not change them. */
  seal(): void {
    for (const { events } of this.#parcels) for (const event of events) void event.record;
    this.#journal.seal(this.#cursor);
  }

  /** Delivers what is recorded, then has the exporter write out what it holds back itself; never rejects, and is over when `signal` is aborted. */
  async flush(signal: AbortSignal): Promise<void> {
    this.#sender.hurry();
    if (this.exporter.synchronous) this.#exportSync();
    else await this.#idle(signal);
    if (!signal.aborted) await this.#attempt(() => this.exporter.flush?.(signal));
  }

  /** Resolves when everything readable has been given to the exporter and answered. No trace is left of who has given up waiting. */
  #idle(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      signal.addEventListener('abort', done, { once: true });
      this.#waiting.add(done);
      if (signal.aborted) return done();
      this.#filling.look();
      this.#pump();
    });
  }

  /** Gives up what is on its way; what has not been taken stays in the store. `handedOn`: somebody else goes on with the exporter. */
  async close(handedOn: boolean): Promise<void> {
    this.exit();
    if (!handedOn) await this.#attempt(() => this.exporter.close?.());
  }

  /** The same, as far as it can be done synchronously. */
  exit(): void {
    if (this.#closing.signal.aborted) return;
    this.#stream.close();
    this.#leftovers?.close();
    this.#closing.abort(new DOMException('filigree was shut down', 'AbortError'));
    this.#filling.look();
  }

  #attach(): void {
    this.exporter.attach?.({
      pull: () => this.pull(),
      assign: (localId, remoteId) => this.#observer.assigned(this.exporter, localId, remoteId),
      warn: (message) => this.#observer.warned(this.exporter, message),
      declared: () => this.#observer.declared(),
    });
  }

  #tellLost(): void {
    const { missed, missedStarts } = this.#cursor;
    const count = this.#counter.lost(this.exporter.live === true ? missed + missedStarts : missed);
    if (count > 0) this.#observer.dropped(this.exporter, count);
  }

  #wakeUp(): void {
    if (this.#woken) return;
    this.#woken = true;
    queueMicrotask(() => {
      this.#woken = false;
      if (this.exporter.synchronous) this.#exportSync();
      else this.#pump();
    });
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    void outside.runInAsyncScope(() => this.#sendAll());
  }

  /** Somebody waits for what there is, or it is not ours alone to hold back. */
  get #hurried(): boolean {
    return this.#waiting.size > 0 || this.#closing.signal.aborted || this.#leftovers?.isOpen === true;
  }

  /** Takes a parcel only when it can be sent, so that what waits is in the journal and not here. */
  async #sendAll(): Promise<void> {
    try {
      const queue = (this.#queue ??= await createQueue(this.exporter.delivery?.concurrency ?? 1));
      const rest = new Rest();
      do {
        // Whoever has just been answered lets the next one begin, and beginning is encoding: with none waiting in the queue, each has its rest before.
        while (queue.pending >= queue.concurrency) await oneLess(queue);
        await this.#filling.wait();
        if (rest.due) await rest.take();
        this.#news = false;
        const parcel = this.#next();
        if (parcel !== undefined) this.#enqueue(queue, parcel);
        else await this.#more();
      } while (this.#news && !this.#closing.signal.aborted);
    } catch (error) {
      this.#observer.delayed(this.exporter, new ExportError('unavailable', 'what is to be sent cannot be read', { cause: error }));
      setTimeout(() => this.#wakeUp(), RETRY_MS).unref();
    }
    // In the same turn as the look that found nothing: no event can come between.
    this.#pumping = false;
    this.#restIfIdle();
  }

  #enqueue(queue: PQueue, parcel: Parcel): void {
    this.#parcels.add(parcel);
    this.#news = true;
    void queue.add(() => this.#send(parcel));
  }

  /** Waits until a dead process's rest is opened, or something new comes, or there is neither. */
  async #more(): Promise<void> {
    if (this.#leftovers === undefined) return;
    const rung = new Promise<boolean>((resolve) => (this.#ring = () => resolve(true)));
    if (await Promise.race([this.#leftovers.open(), rung])) this.#news = true;
  }

  #restIfIdle(): void {
    if (!this.#pumping && this.#parcels.size === 0) for (const done of this.#waiting) done();
  }

  /** What is new and what was left take turns: neither waits for the whole of the other. */
  #next(): Parcel | undefined {
    if (this.#closing.signal.aborted) return undefined;
    return this.#leftovers?.next(this.#counter) ?? this.#stream.next() ?? this.#leftovers?.next(this.#counter, true);
  }

  async #send(parcel: Parcel): Promise<void> {
    const { events } = parcel;
    try {
      this.#counter.settle(await this.#sender.send(events, this.#closing.signal), this.#unasked(events));
      parcel.settle();
    } catch {
      // Closing: whether it was taken is not known, so it stays in the store.
    }
    this.#parcels.delete(parcel);
    this.#restIfIdle();
  }

  /** Starts that are sent to explain a trace that is not over; nobody counted them. */
  #unasked(events: readonly JournalEvent[]): number {
    return this.exporter.live === true || this.exporter.delivery?.unit !== 'trace' ? 0 : events.filter(({ type }) => type === 'trace.start').length;
  }

  #exportSync(): void {
    for (let chunk = this.#stream.next(); chunk !== undefined; chunk = this.#stream.next()) {
      try {
        const answer: unknown = this.exporter.export(new EventBatch(chunk.events), NEVER_ABORTED);
        this.#counter.settle({ taken: chunk.events.length, refused: 0 });
        // It said that it is synchronous; a promise that it gives all the same may not reject unheard.
        if (answer instanceof Promise) answer.catch((error: unknown) => this.#observer.failed(this.exporter, 0, error));
      } catch (error) {
        this.#counter.settle({ taken: 0, refused: chunk.events.length });
        this.#observer.failed(this.exporter, chunk.events.length, error);
      }
    }
  }

  async #attempt(step: () => Promise<void> | void): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#observer.failed(this.exporter, 0, error);
    }
  }
}

/** Resolves when the next call has been answered. */
function oneLess(queue: PQueue): Promise<void> {
  return new Promise((resolve) => void queue.once('next', resolve));
}

/** p-queue takes milliseconds to import; a program without an asynchronous exporter never needs it. */
async function createQueue(concurrency: number): Promise<PQueue> {
  const { default: Queue } = await import('p-queue');
  return new Queue({ concurrency });
}
