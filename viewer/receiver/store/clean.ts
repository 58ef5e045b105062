import { Capture } from '../../../src/capture/snapshot.js';
import { createRedactor } from '../../../src/redact/redact.js';
import { RECORD_BYTES } from '../../../src/journal/event.js';
import type { Redactor } from '../../../src/redact/redact.js';
import type { AnyRecord } from '../../../src/journal/event.js';

/** As what our own programs capture: docs/configuration.md. */
const VALUE = { maxBytes: 2 ** 20, maxDepth: 64 };

/** Names, sessions, models: shown in lists, and nobody's text. */
const LABEL = { maxBytes: 4096, maxDepth: 1 };

/** Fields that hold what the program worked with; all others are a short text. */
const VALUES: ReadonlySet<string> = new Set(['input', 'output', 'error', 'metadata', 'modelParameters', 'events', 'tags', 'source', 'reason', 'statusReason']);

/** What is made of checked parts. Names of counts are not names of secrets, whatever they look like. */
const PLAIN: ReadonlySet<string> = new Set(['traceId', 'spanId', 'parentSpanId', 'kind', 'status', 'tokenUsage', 'cost', 'link', 'otel']);

/** Makes records fit for the disk: bounded, and without secrets, as those of our own programs. */
export class Cleaner {
  /** About what the last record keeps in memory. */
  lastBytes = 0;
  readonly #values = new Capture(VALUE);
  readonly #labels = new Capture(LABEL);
  readonly #redactor: Redactor;

  constructor(redact: boolean) {
    this.#redactor = createRedactor(redact);
  }

  clean<R extends AnyRecord>(record: R): R {
    this.lastBytes = RECORD_BYTES;
    const fields = Object.entries(record).map(([name, value]) => [name, this.#field(name, value)] as const);
    return Object.fromEntries(fields) as unknown as R;
  }

  #field(name: string, value: unknown): unknown {
    if (typeof value === 'number' || PLAIN.has(name)) return value;
    const capture = VALUES.has(name) ? this.#values : this.#labels;
    const snapshot = capture.snapshot(value);
    this.lastBytes += capture.lastBytes;
    return this.#redactor.value(snapshot);
  }
}
