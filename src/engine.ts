import { clearTimeout, setTimeout } from 'node:timers';
import { now } from './clock.js';
import { Capture, describeError } from './capture/snapshot.js';
import { resolveConfig } from './config.js';
import { declaredSpans } from './declared.js';
import { Delivery } from './exporters/delivery/delivery.js';
import { destinationKey } from './exporters/delivery/destination-key.js';
import { FiligreeError, show } from './errors.js';
import { FileJournal } from './journal/file.js';
import { MemoryJournal } from './journal/memory.js';
import { OpenRecordings } from './open-recordings.js';
import { createRedactor } from './redact/redact.js';
import { registry } from './registry.js';
import { Reporter } from './reporter.js';
import { endProcessWith } from './process-end.js';
import type { Config } from './config.js';
import type { ExportReport, Stats } from './counts.js';
import type { ExportError } from './exporters/export-error.js';
import type { Exporter } from './exporters/exporter.js';
import type { DeliveryObserver } from './exporters/delivery/delivery.js';
import type { JournalEvent } from './journal/event.js';
import type { Group } from './journal/group.js';
import type { Journal } from './journal/journal.js';
import type { Recording, StartEvent } from './recording.js';
import type { Redactor } from './redact/redact.js';

/** Memory for what waits for an exporter, or for a disk that is full. */
const MAX_QUEUE_BYTES = 32 * 1024 * 1024;

/** How long an engine that was replaced may take to deliver. */
const CLOSE_MS = 5000;

/** One configuration at work: what recordings read on their way, and where they go when they begin and end. */
export class Engine {
  readonly config: Config;
  readonly capture: Capture;
  readonly captureInput: boolean;
  readonly captureOutput: boolean;
  readonly redactor: Redactor;
  readonly journal: Journal;
  readonly reporter: Reporter;
  readonly #deliveries: readonly Delivery[];
  readonly #open = new OpenRecordings((event) => this.#lost(event));
  readonly #ignored: Record<string, number> = {};
  #closing: Promise<void> | undefined;
  /** The engine that was configured before, while it still delivers. */
  #before: Engine | undefined;
  /** Exporters that the next engine goes on with: they stay open. */
  #handedOn: readonly Exporter[] = [];
  #created = 0;
  #ended = 0;

  constructor(config: Config, reporter: Reporter) {
    this.config = config;
    this.reporter = reporter;
    this.capture = new Capture(config.capture);
    this.captureInput = config.capture.input;
    this.captureOutput = config.capture.output;
    this.redactor = createRedactor(config.redact, (error) => this.#redactionFailed(error));
    this.journal = this.#createJournal(config);
    const retain = config.store === false ? 'all' : config.store.retain;
    this.#deliveries = config.exporters.map((exporter) => new Delivery(exporter, this.journal, retain, this.#deliveryObserver()));
    for (const delivery of this.#deliveries) delivery.start();
  }

  /** A trace or a span has begun. */
  opened(recording: Recording): void {
    if (!recording.trace.recorded) return;
    this.#created += 1;
    this.journal.begin(recording);
  }

  /** A trace or a span has ended. */
  closed(recording: Recording): void {
    if (!recording.trace.recorded) return;
    // Cancelled before it began: nobody has counted it yet.
    if (recording.prepared) this.#created += 1;
    this.#ended += 1;
    this.#open.delete(recording);
    this.journal.end(recording);
  }

  /** A call that has no effect any more, such as a setter after the end. */
  ignored(call: string): void {
    this.#ignored[call] = (this.#ignored[call] ?? 0) + 1;
  }

  /** A value that a call at run time cannot use. The program goes on without it. */
  misuse(call: string, expected: string, got: unknown): void {
    this.ignored(call);
    this.reporter.report(new FiligreeError('FILIGREE_BAD_ARGUMENT', `\`${call}\`: expected ${expected}, got ${show(got)}; it was ignored`), `misuse ${call}`);
  }

  /** Something of ours failed where the program must not notice. At the end of the stack that is nobody's fault. */
  failed(error: unknown): void {
    if (error instanceof RangeError) return this.ignored('calls at the end of the stack');
    this.reporter.report(new FiligreeError('FILIGREE_INTERNAL', 'an internal error; the call went on without being recorded. Please report it', { cause: error }));
  }

  stats(): Stats {
    return {
      created: this.#created,
      ended: this.#ended,
      dropped: { ...this.journal.drops },
      ignored: { ...this.#ignored },
      exporters: this.#counts(),
    };
  }

  /** Resolves when everything recorded has been given to every exporter, or `timeoutMs` has passed. */
  async flush(timeoutMs: number): Promise<ExportReport> {
    this.journal.drainSync();
    // What the engine before could not deliver is found once it has closed.
    await within(timeoutMs, this.#closingBefore === undefined ? this.#flushed(timeoutMs) : this.#closingBefore.then(() => this.#flushed(timeoutMs)));
    return this.#counts();
  }

  /** Ends what is still open, delivers within `timeoutMs`, and closes the journal and the exporters. */
  async shutdown(timeoutMs: number): Promise<ExportReport> {
    this.journal.drainSync();
    this.#open.endAll('never ended');
    this.#closing ??= this.#close(timeoutMs);
    await within(timeoutMs, Promise.all([this.#closing, this.#closingBefore]));
    return this.#counts();
  }

  /** Takes the place of an engine that was configured before: what is still open ends here; what has ended is delivered there, as it was configured. */
  follow(before: Engine): void {
    before.journal.drainSync();
    for (const delivery of before.#deliveries) delivery.seal();
    this.#created += this.#open.adopt(before.#open);
    before.#handedOn = this.config.exporters;
    before.#closing ??= before.#close(CLOSE_MS);
    this.#before = before;
    void before.#closing.then(() => this.#inherit());
  }

  /** The engine before has closed: what it left is a leftover like any other. */
  #inherit(): void {
    this.#before = undefined;
    for (const delivery of this.#deliveries) delivery.start();
  }

  get #closingBefore(): Promise<void> | undefined {
    return this.#before === undefined ? undefined : this.#before.#closing;
  }

  /** The timers of a close hold nothing open; who waits for it does. */
  async #close(timeoutMs: number): Promise<void> {
    const until = now() + timeoutMs;
    this.journal.drainSync();
    await within(timeoutMs, this.#flushed(timeoutMs), false);
    await within(until - now(), Promise.all(this.#deliveries.map((delivery) => delivery.close(this.#handedOn.includes(delivery.exporter)))), false);
    // Only by the engine at work: one that was replaced goes on answering for what it recorded.
    if (registry.engine === this) registry.remoteIds.close();
    this.journal.close();
  }

  #flushed(timeoutMs: number): Promise<unknown> {
    const signal = AbortSignal.timeout(timeoutMs);
    return Promise.all(this.#deliveries.map((delivery) => delivery.flush(signal)));
  }

  /** The process ends now, of `crash` if that is given: only what can be done synchronously. */
  exit(crash: { readonly error: unknown } | undefined): void {
    this.#before?.exit(undefined);
    try {
      this.journal.drainSync();
      this.#open.endAll(crash === undefined ? 'never ended' : this.#interruption(crash.error));
      this.journal.drainSync();
      for (const delivery of this.#deliveries) this.#exitDelivery(delivery);
      this.journal.close();
    } catch (error) {
      // An error here would change the exit code.
      this.failed(error);
    }
  }

  /** Whether an exporter still has something to do that the process could wait for. */
  get pending(): boolean {
    this.journal.drainSync();
    return this.#before !== undefined || this.#deliveries.some(({ counts, exporter }) => counts.pending > 0 || exporter.flush !== undefined);
  }

  #exitDelivery(delivery: Delivery): void {
    const { exporter, unstored } = delivery;
    if (exporter.synchronous) return delivery.pull();
    delivery.exit();
    if (exporter.destination === undefined || unstored === 0) return;
    const message = `exporter \`${exporter.name}\`: the process ended before ${unstored} records were delivered, and no store has them; call \`await shutdown()\` before the end, or configure a \`store\``;
    this.reporter.report(new FiligreeError('FILIGREE_EVENTS_DROPPED', message), `exit ${exporter.name}`);
  }

  #createJournal({ store, exporters }: Config): Journal {
    const observer = {
      committed: (group: Group) => this.#committed(group),
      dropped: (count: number, reason: string) => this.#storeDropped(count, reason),
      storeFailed: (error: unknown) => this.#storeFailed(error),
    };
    if (store === false) return new MemoryJournal(MAX_QUEUE_BYTES, observer);
    const destinations = exporters.filter(({ destination }) => destination !== undefined).map(destinationKey);
    return new FileJournal({ ...store, maxMemory: MAX_QUEUE_BYTES, project: this.config.project, destinations }, observer);
  }

  #lost(event: JournalEvent): void {
    this.#ended += 1;
    this.journal.append(event);
  }

  #committed({ starts, ends }: Group): void {
    this.#open.add(starts as readonly StartEvent[]);
    // Each has to know of them before any tells something: whoever hears it may look at the counts.
    for (const delivery of this.#deliveries) delivery.offer(starts.length, ends.length);
    for (const delivery of this.#deliveries) delivery.wake();
  }

  #counts(): ExportReport {
    return Object.fromEntries(this.#deliveries.map(({ exporter, counts }) => [exporter.name, counts]));
  }

  #storeFailed(error: unknown): void {
    const { dir } = this.config.store as { dir: string };
    const message = `the store \`${dir}\` cannot be written (${this.#messageOf(error)}); spans are kept in memory within ${MAX_QUEUE_BYTES / 2 ** 20} MiB and written when it can be. Give a writable folder as \`store.dir\`, or \`store: false\``;
    this.reporter.report(new FiligreeError('FILIGREE_STORE_UNAVAILABLE', message, { cause: error }));
  }

  #deliveryObserver(): DeliveryObserver {
    return {
      failed: (exporter, count, error) => this.#exportFailed(exporter, count, error),
      dropped: (exporter, count) => this.#eventsDropped(exporter, count),
      delayed: (exporter, error) => this.#exportDelayed(exporter, error),
      warned: ({ name }, message) => this.reporter.report(new FiligreeError('FILIGREE_EXPORT_REMARK', `exporter \`${name}\`: ${message}`), `remark ${name} ${message}`),
      assigned: ({ name }, localId, remoteId) => registry.remoteIds.assign(name, localId, remoteId),
      declared: declaredSpans,
    };
  }

  #exportFailed({ name }: Exporter, count: number, error: unknown): void {
    const message = `exporter \`${name}\` refused ${count} records (${this.#messageOf(error)}); they are not sent again`;
    this.reporter.report(new FiligreeError('FILIGREE_EXPORT_FAILED', message, { cause: error }), `export ${name}`);
  }

  #exportDelayed({ name }: Exporter, error: ExportError): void {
    const where = this.config.store === false ? `in memory, within ${MAX_QUEUE_BYTES / 2 ** 20} MiB` : `in the store \`${this.config.store.dir}\``;
    const why = error.cause === undefined ? error.message : `${error.message}: ${this.#messageOf(error.cause)}`;
    const message = `exporter \`${name}\` cannot deliver now (${why}); records are kept ${where}, and sent when it can`;
    this.reporter.report(new FiligreeError('FILIGREE_EXPORT_DELAYED', message, { cause: error }), `delayed ${name} ${error.kind}`);
  }

  #interruption(error: unknown): string {
    const { type, message } = describeError(error, this.capture);
    return `interrupted: uncaught ${type}: ${message}`;
  }

  /** Exporters are the user's code, and can throw anything. */
  #messageOf(error: unknown): string {
    return describeError(error, this.capture).message;
  }

  #storeDropped(count: number, reason: string): void {
    const message = `the store lost ${count} records (${reason}); \`stats().dropped\` counts them`;
    this.reporter.report(new FiligreeError('FILIGREE_EVENTS_DROPPED', message), `dropped ${reason}`);
  }

  #eventsDropped({ name }: Exporter, count: number): void {
    const message = `exporter \`${name}\` did not keep up: ${count} records were dropped, the oldest first, because those that wait reached the bound of the ${this.config.store === false ? `memory (${MAX_QUEUE_BYTES / 2 ** 20} MiB)` : 'store'}`;
    this.reporter.report(new FiligreeError('FILIGREE_EVENTS_DROPPED', message), `dropped ${name}`);
  }

  #redactionFailed(error: unknown): void {
    this.reporter.report(new FiligreeError('FILIGREE_REDACTION_FAILED', `redaction failed (${this.#messageOf(error)}); the value was left out`, { cause: error }));
  }
}

/** The engine at work; made from the environment when nobody has configured one. */
export function engine(): Engine {
  return registry.engine ?? boot();
}

function boot(): Engine {
  const reporter = new Reporter(undefined);
  const config = resolveConfig({}, process.env, (error) => reporter.report(error, error.message));
  return install(new Engine(config, reporter));
}

/** Puts an engine to work and ties it to the end of the process. */
export function install(next: Engine): Engine {
  registry.engine = next;
  registry.enabled = next.config.enabled;
  endProcessWith(() => registry.engine);
  return next;
}

/** Waits for work, and goes on when its time is over. */
async function within(timeoutMs: number, work: Promise<unknown>, holdsProcess = true): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
    if (!holdsProcess) timer.unref();
  });
  await Promise.race([work.catch(() => {}), limit]);
  clearTimeout(timer);
}
