import type { ScoreRecord, SpanRecord, TraceRecord } from '../types.js';
import type { Batch, Exporter } from './exporter.js';

/** The exporter that `memory()` makes. The lists are up to date whenever they are read. */
export interface MemoryExporter extends Exporter {
  /** Finished spans, in the order of their end. */
  readonly spans: readonly SpanRecord[];
  /** Finished traces, in the order of their end. */
  readonly traces: readonly TraceRecord[];
  readonly scores: readonly ScoreRecord[];
  /** Forgets what was kept. */
  clear(): void;
}

/**
 * Keeps finished records in memory, for tests and for looking at them in a program. Nothing is ever thrown away but by
 * `clear()`.
 *
 * @example
 * ```ts
 * import { configure, startTrace } from 'filigree';
 * import { memory } from 'filigree/exporters/memory';
 *
 * const recorded = memory();
 * configure({ exporters: [recorded], store: false });
 * startTrace('greet', (t) => t.setOutput('hello'));
 * console.log(recorded.traces[0]?.name); // greet
 * ```
 */
export function memory(): MemoryExporter {
  const spans: SpanRecord[] = [];
  const traces: TraceRecord[] = [];
  const scores: ScoreRecord[] = [];
  let pull = () => {};
  const current = <T>(list: readonly T[]) => {
    pull();
    return list;
  };
  return {
    name: 'memory',
    synchronous: true,
    get spans() {
      return current(spans);
    },
    get traces() {
      return current(traces);
    },
    get scores() {
      return current(scores);
    },
    attach(host) {
      pull = host.pull;
    },
    export(batch: Batch) {
      spans.push(...batch.spans);
      traces.push(...batch.traces);
      scores.push(...batch.scores);
    },
    clear() {
      pull();
      for (const list of [spans, traces, scores]) list.length = 0;
    },
  };
}
