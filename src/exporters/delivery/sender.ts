import { EventBatch } from './batch.js';
import { cut } from './cut.js';
import { Gate } from './gate.js';
import { halves } from './halves.js';
import { limited } from './limited.js';
import { Pace } from './pace.js';
import { ExportError, isExportError } from '../export-error.js';
import type { Exporter, ExportResult } from '../exporter.js';
import type { JournalEvent } from '../../journal/event.js';

/** What became of events that were sent. */
export interface Outcome {
  readonly taken: number;
  /** Given up: the destination refuses these records. */
  readonly refused: number;
}

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

/** So many single records refused, and nothing ever taken: it is not the records, it is how or where they are sent. */
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
    for (;;) {
      await this.#pace?.pass(closing);
      const ticket = await this.#gate.pass(closing);
      try {
        const outcome = await this.#try(events, closing);
        this.#gate.succeeded(ticket);
        return outcome;
      } catch (error) {
        closing.throwIfAborted();
        const refusal = asExportError(error);
        this.#gate.failed(ticket, refusal);
        this.#observer.delayed(refusal);
      }
    }
  }

  /** Rejects with an `ExportError` when nothing has been taken and all is to be kept. */
  async #try(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome> {
    const refusal = await this.#call(events, closing);
    if (!isExportError(refusal)) return refusal;
    return new Division(refusal, (part) => this.#call(part, closing), this.#observer, this.#proven).run(events);
  }

  /** The outcome of a batch that was taken, or why something in it is refused; rejects with any other error. */
  async #call(events: readonly JournalEvent[], closing: AbortSignal): Promise<Outcome | ExportError> {
    try {
      const result = await limited(this.#exporter.delivery?.timeoutMs ?? TIMEOUT_MS, closing, (signal) => this.#exporter.export(new EventBatch(events), signal));
      this.#proven = true;
      return accepted(events.length, result, this.#observer);
    } catch (error) {
      if (isExportError(error) && (error.kind === 'invalid' || error.kind === 'too-large')) return error;
      throw error;
    }
  }
}

/** Finds the bad record in a batch that was refused, by halves, and gives it up alone. */
class Division {
  readonly #why: ExportError;
  readonly #call: (events: readonly JournalEvent[]) => Promise<Outcome | ExportError>;
  readonly #observer: SenderObserver;
  #proven: boolean;
  #taken = 0;
  readonly #refused: { event: JournalEvent; error: ExportError }[] = [];

  constructor(why: ExportError, call: (events: readonly JournalEvent[]) => Promise<Outcome | ExportError>, observer: SenderObserver, proven: boolean) {
    this.#why = why;
    this.#call = call;
    this.#observer = observer;
    this.#proven = proven;
  }

  async run(events: readonly JournalEvent[]): Promise<Outcome> {
    await this.#divide(events, this.#why);
    for (const { error } of this.#refused) this.#observer.refused(1, error);
    return { taken: this.#taken, refused: this.#refused.length };
  }

  async #send(events: readonly JournalEvent[]): Promise<void> {
    const answer = await this.#call(events);
    if (isExportError(answer)) return this.#divide(events, answer);
    this.#proven = true;
    this.#taken += answer.taken;
  }

  async #divide(events: readonly JournalEvent[], why: ExportError): Promise<void> {
    const parts = halves(events);
    if (parts === undefined) return this.#single(events[0]!, why);
    for (const part of parts) await this.#send(part);
  }

  /** What is too large goes once more, cut. */
  async #single(event: JournalEvent, why: ExportError): Promise<void> {
    const answer = why.kind === 'too-large' ? await this.#call([cut(event)]) : why;
    if (isExportError(answer)) return this.#refuse(event, answer);
    this.#proven = true;
    this.#taken += answer.taken;
  }

  #refuse(event: JournalEvent, error: ExportError): void {
    this.#refused.push({ event, error });
    if (!this.#proven && this.#refused.length >= SUSPICIOUS) throw new ExportError('denied', `it refuses every record (${error.message}); look at its address and settings`, { cause: error });
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
