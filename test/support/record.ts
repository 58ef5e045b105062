import { configure, shutdown } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import type { ConfigureOptions, FiligreeError, SpanRecord, TraceRecord } from 'filigree';
import type { MemoryExporter } from 'filigree/exporters/memory';

/** What a test recorded, under a configuration of its own: in memory, without a store. */
export class Recorded {
  readonly memory: MemoryExporter = memory();
  /** What `onError` heard. */
  readonly errors: FiligreeError[] = [];

  get spans(): readonly SpanRecord[] {
    return this.memory.spans;
  }

  get traces(): readonly TraceRecord[] {
    return this.memory.traces;
  }

  /** The only finished span, or the only one of that name. */
  span(name?: string): SpanRecord {
    return only(this.spans, name);
  }

  /** The only finished trace, or the only one of that name. */
  trace(name?: string): TraceRecord {
    return only(this.traces, name);
  }

  /** Each finished span as `trace > span > … > span`, in the order in which they began. */
  get paths(): string[] {
    const spans = [...this.spans].sort((a, b) => (a.spanId < b.spanId ? -1 : 1));
    return spans.map((span) => [this.traces.find(({ traceId }) => traceId === span.traceId)?.name ?? '?', ...this.#namesTo(span)].join(' > '));
  }

  #namesTo(span: SpanRecord): string[] {
    if (span.parentSpanId === undefined) return [span.name];
    const parent = this.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent === undefined ? ['?', span.name] : [...this.#namesTo(parent), span.name];
  }
}

export function record(options: ConfigureOptions = {}): Recorded {
  // What earlier tests left open ends with them, and not here, when it is collected.
  void shutdown();
  const recorded = new Recorded();
  configure({ exporters: [recorded.memory], store: false, onError: (error) => recorded.errors.push(error), ...options });
  return recorded;
}

function only<T extends { name: string }>(list: readonly T[], name: string | undefined): T {
  const found = name === undefined ? list : list.filter((item) => item.name === name);
  if (found.length === 1) return found[0]!;
  throw new Error(`expected one ${name ?? 'record'}, there are ${found.length} of ${JSON.stringify(list.map((item) => item.name))}`);
}
