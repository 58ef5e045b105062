import { configure, shutdown } from './configure.js';
import { memory } from './exporters/memory.js';
import { registry } from './registry.js';
import type { ConfigureOptions } from './config.js';
import type { FiligreeError } from './errors.js';
import type { MemoryExporter } from './exporters/memory.js';
import type { SpanRecord, TraceRecord } from './types.js';

/** What a test recorded. The lists are up to date whenever they are read. */
export class Recorded {
  /** The exporter behind it, to configure it beside others. */
  readonly memory: MemoryExporter = memory();
  /** What `onError` heard. */
  readonly errors: FiligreeError[] = [];

  constructor(options: ConfigureOptions) {
    configure({
      exporters: [this.memory],
      store: false,
      onError: (error) => this.errors.push(error),
      ...options,
    });
  }

  /** Finished spans, in the order of their end. */
  get spans(): readonly SpanRecord[] {
    return this.memory.spans;
  }

  /** Finished traces, in the order of their end. */
  get traces(): readonly TraceRecord[] {
    return this.memory.traces;
  }

  /** The only finished span, or the only one of that name. Throws an error that lists the names there are. */
  span(name?: string): SpanRecord {
    return only(this.spans, name);
  }

  /** The only finished trace, or the only one of that name. Throws an error that lists the names there are. */
  trace(name?: string): TraceRecord {
    return only(this.traces, name);
  }

  /** Each finished span as `trace > span > … > span`, in the order in which they began. */
  get paths(): string[] {
    const spans = [...this.spans].sort((a, b) => (a.spanId < b.spanId ? -1 : 1));
    return spans.map((span) => [this.traces.find(({ traceId }) => traceId === span.traceId)?.name ?? '?', ...this.#namesTo(span)].join(' > '));
  }

  /** Forgets what was recorded so far. */
  clear(): void {
    this.memory.clear();
    this.errors.length = 0;
  }

  #namesTo(span: SpanRecord): string[] {
    if (span.parentSpanId === undefined) return [span.name];
    const parent = this.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent === undefined ? ['?', span.name] : [...this.#namesTo(parent), span.name];
  }
}

/**
 * Records in memory from here on, without a store and without exporters of the environment, for a test to look at. Takes
 * the options of `configure` besides. Each call begins anew.
 *
 * @example
 * ```ts
 * import { span } from 'filigree';
 * import { record } from 'filigree/testing';
 *
 * const search = span({ kind: 'TOOL' }, (query: string) => query.length);
 * const recorded = record();
 * search('abc');
 * console.log(recorded.span().output); // 3
 * ```
 */
export function record(options: ConfigureOptions = {}): Recorded {
  // What an earlier test left open ends with that test, and not here, when it is collected.
  if (registry.engine !== undefined) void shutdown();
  return new Recorded(options);
}

function only<T extends { name: string }>(list: readonly T[], name: string | undefined): T {
  const found = name === undefined ? list : list.filter((item) => item.name === name);
  if (found.length === 1) return found[0]!;
  throw new Error(`expected one ${name ?? 'record'}, there are ${found.length} of ${JSON.stringify(list.map((item) => item.name))}`);
}
