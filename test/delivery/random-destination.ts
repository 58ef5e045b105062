import { setTimeout } from 'node:timers/promises';
import { ExportError } from 'filigree';
import type { Batch, DeliveryOptions, Exporter, ExportResult } from 'filigree';

/** What a destination does with one batch. */
export type Outcome = 'takes' | 'unavailable' | 'later' | 'fails' | 'hangs' | 'takes silently' | 'takes all but one' | 'too large';

/** A destination that answers as a script says, and takes everything when that is over; but never a record whose name begins with `bad`. */
export class RandomDestination {
  /** Ids of what it took, in order, spans and traces by themselves; again for what came again. */
  readonly spans: string[] = [];
  readonly traces: string[] = [];
  readonly scores: string[] = [];
  /** Ids of spans that it rejected when it took the rest. */
  readonly rejected = new Set<string>();
  readonly #script: Outcome[];

  constructor(script: readonly Outcome[]) {
    this.#script = [...script];
  }

  exporter(name: string, live: boolean, delivery: DeliveryOptions): Exporter {
    return { name, destination: name, live, delivery: { ...delivery, timeoutMs: 20 }, export: (batch, signal) => this.#export(batch, signal) };
  }

  heal(): void {
    this.#script.length = 0;
  }

  async #export(batch: Batch, signal: AbortSignal): Promise<ExportResult | void> {
    const outcome = this.#script.shift() ?? 'takes';
    await setTimeout(0);
    if (outcome === 'hangs') return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    if (outcome === 'fails') throw new TypeError('no reason given');
    if (outcome === 'unavailable') throw new ExportError('unavailable', 'down');
    if (outcome === 'later') throw new ExportError('unavailable', 'later', { retryAfterMs: 1 });
    // A single record that is too large, and cut again, is refused for good.
    if (outcome === 'too large' && batch.size > 1) throw new ExportError('too-large', 'large');
    if ([...batch.spans, ...batch.traces, ...batch.scores].some(({ name }) => name.startsWith('bad'))) throw new ExportError('invalid', 'bad');
    if (outcome === 'takes all but one' && batch.spans.length > 0) return this.#takeAllButOne(batch);
    this.#take(batch);
    if (outcome === 'takes silently') throw new ExportError('unavailable', 'the answer was lost');
  }

  #takeAllButOne(batch: Batch): ExportResult {
    const [first, ...spans] = batch.spans;
    this.rejected.add(first!.spanId);
    this.#take({ traces: batch.traces, scores: batch.scores, spans });
    return { rejected: 1 };
  }

  #take({ spans, traces, scores }: Pick<Batch, 'spans' | 'traces' | 'scores'>): void {
    this.spans.push(...spans.map(({ spanId }) => spanId));
    this.traces.push(...traces.map(({ traceId }) => traceId));
    this.scores.push(...scores.map(({ name }) => name));
  }
}
