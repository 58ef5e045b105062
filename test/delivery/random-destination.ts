import { setTimeout } from 'node:timers/promises';
import { ExportError } from 'filigree';
import type { Batch, DeliveryOptions, Exporter, ExportResult } from 'filigree';

/** What a destination does with one batch. */
export type Outcome = 'takes' | 'unavailable' | 'later' | 'fails' | 'hangs' | 'takes silently' | 'too large';

/** A destination that answers as a script says, and takes everything when that is over; but never a record whose name begins with `bad`. */
export class RandomDestination {
  /** Ids of what it took, in order, spans and traces by themselves; again for what came again. */
  readonly spans: string[] = [];
  readonly traces: string[] = [];
  readonly scores: string[] = [];
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
    if (outcome === 'too large') throw new ExportError('too-large', 'large');
    if ([...batch.spans, ...batch.traces, ...batch.scores].some(({ name }) => name.startsWith('bad'))) throw new ExportError('invalid', 'bad');
    this.#take(batch);
    if (outcome === 'takes silently') throw new ExportError('unavailable', 'the answer was lost');
  }

  #take({ spans, traces, scores }: Batch): void {
    this.spans.push(...spans.map(({ spanId }) => spanId));
    this.traces.push(...traces.map(({ traceId }) => traceId));
    this.scores.push(...scores.map(({ name }) => name));
  }
}
