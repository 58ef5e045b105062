import { EventBatch } from './batch.js';
import { Division } from './division.js';
import { Gate } from './gate.js';
import { limited } from './limited.js';
import { Pace } from './pace.js';
import { ExportError, isExportError } from '../export-error.js';
import type { Outcome } from './division.js';
import type { Ticket } from './gate.js';
import type { Exporter, ExportResult } from '../exporter.js';
import type { JournalEvent } from '../../journal/event.js';

/** Sends events to an exporter until they are taken or given up. */
export interface Sender {
  /** Rejects only when `closing` is aborted: then it is not known what became of the events. */
  send(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome>;
  /** Somebody waits: no pause that could be cut short. */
  hurry(): void;
}

/** What a sender tells. */
export interface SenderObserver {
  /** Records that are not sent again. */
  refused(count: number, error: unknown): void;
  /** The destination does not take anything now; the records are kept. */
  delayed(error: ExportError): void;
  /** What a destination said of a batch that it took. */
  remarked(message: string): void;
}

/** How long one call of `export` may take. */
const TIMEOUT_MS = 30_000;

/** So many single records refused, and nothing ever taken: it is not the records, it is how or where they are sent. Those of small batches before it are lost. */
const SUSPICIOUS = 8;

/** To an exporter without a destination: one try. */
export class OneTry implements Sender {
  readonly #exporter: Exporter;
  readonly #observer: SenderObserver;

  constructor(exporter: Exporter, observer: SenderObserver) {
    this.#exporter = exporter;
    this.#observer = observer;
  }

  async send(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome> {
    try {
      const result = await limited(this.#exporter.delivery?.timeoutMs ?? TIMEOUT_MS, closing, (signal) => this.#exporter.export(new EventBatch(events), signal));
      return accepted(events.length, result, this.#observer);
    } catch (error) {
      this.#observer.refused(events.length, error);
      return { taken: 0, refused: events.length };
    }
  }

  hurry(): void {}
}

/** To a remote destination: again and again, until it has taken each record or refused it by itself. */
export class Persistent implements Sender {
  readonly #exporter: Exporter;
  readonly #observer: SenderObserver;
  readonly #gate = new Gate();
  readonly #pace: Pace | undefined;
  /** It has taken something: what it refuses is refused for what it is. */
  #proven = false;
  /** Single records that were refused before anything was taken. */
  #doubtful = 0;

  constructor(exporter: Exporter, observer: SenderObserver) {
    this.#exporter = exporter;
    this.#observer = observer;
    const perMinute = exporter.delivery?.perMinute;
    this.#pace = perMinute === undefined ? undefined : new Pace(perMinute);
  }

  hurry(): void {
    this.#gate.hurry();
  }

  async send(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome> {
    const batch = new Division(events);
    let ticket: Ticket | undefined;
    while (batch.next !== undefined) {
      await this.#pace?.pass(closing);
      ticket = await this.#gate.pass(closing, ticket);
      await this.#try(batch, ticket, closing);
    }
    if (ticket !== undefined) this.#gate.succeeded(ticket);
    for (const error of batch.refusals) this.#observer.refused(1, error);
    return batch.outcome;
  }

  /** One call, for the next part of a batch. */
  async #try(batch: Division, ticket: Ticket, closing: AbortSignal): Promise<void> {
    try {
      batch.take(await this.#call(batch.next!, closing));
      this.#proven = true;
      this.#gate.succeeded(ticket);
    } catch (error) {
      closing.throwIfAborted();
      const refusal = this.#divide(batch, asExportError(error));
      if (refusal === undefined) return;
      this.#gate.failed(ticket, refusal);
      this.#observer.delayed(refusal);
    }
  }

  async #call(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome> {
    const result = await limited(this.#exporter.delivery?.timeoutMs ?? TIMEOUT_MS, closing, (signal) => this.#exporter.export(new EventBatch(events), signal));
    return accepted(events.length, result, this.#observer);
  }

  /** Finds the bad record of a batch that is refused, and gives it up alone. Returns why all of it is kept, if it is. */
  #divide(batch: Division, why: ExportError): ExportError | undefined {
    if (why.kind !== 'invalid' && why.kind !== 'too-large') return why;
    if (batch.divide(why)) return undefined;
    if (!this.#proven && ++this.#doubtful >= SUSPICIOUS) {
      batch.restart();
      return new ExportError('denied', `it refuses every record (${why.message}); look at its address and settings`, { cause: why });
    }
    batch.giveUp(why);
    return undefined;
  }
}

/** Whatever else an exporter rejects with: it was not the records' fault, as far as one can tell. */
function asExportError(error: unknown): ExportError {
  return isExportError(error) ? error : new ExportError('unavailable', 'its `export` failed', { cause: error });
}

function accepted(size: number, result: ExportResult | void, observer: SenderObserver): Outcome {
  const { rejected = 0, message } = typeof result === 'object' && result !== null ? result : {};
  const refused = Math.min(Math.max(0, Math.trunc(rejected)), size) || 0;
  if (refused > 0) observer.refused(refused, new Error(message ?? 'the destination did not say why'));
  else if (message !== undefined) observer.remarked(message);
  return { taken: size - refused, refused };
}
