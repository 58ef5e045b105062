import { afterEach, beforeEach } from '@jest/globals';
import { configure } from 'filigree';
import { prefactor } from 'filigree/exporters/prefactor';
import type { Batch, DeclaredSpan, Exporter, ExportResult } from 'filigree';
import type { PrefactorExporter, PrefactorOptions } from 'filigree/exporters/prefactor';
import { declaredSpans } from '../../../src/declared.js';
import { PrefactorServer } from '../../support/prefactor-server.js';

/** The server of the test; a new one for each. */
export let server: PrefactorServer;

const exporters: PrefactorExporter[] = [];

beforeEach(async () => {
  server = await PrefactorServer.start();
});

afterEach(async () => {
  for (const exporter of exporters.splice(0)) exporter.close?.();
  await server.stop();
});

/** What an exporter told its host. */
export class Host {
  readonly ids = new Map<string, string>();
  readonly warnings: string[] = [];
  declared: () => readonly DeclaredSpan[] = declaredSpans;
}

/** A new exporter, as a new process has it. */
export function exporterOf(options: PrefactorOptions = {}, host = new Host()): PrefactorExporter {
  const exporter = prefactor({ apiUrl: server.url, apiToken: 'secret-token', agentId: 'agent', pollIntervalMs: 0, ...options });
  exporter.attach?.({ pull() {}, assign: (local, remote) => void host.ids.set(local, remote), warn: (message) => void host.warnings.push(message), declared: () => host.declared() });
  exporters.push(exporter);
  return exporter;
}

const NEVER = new AbortController().signal;

/** What came of the batches together. */
export async function send(exporter: Exporter, batches: readonly Batch[], signal: AbortSignal = NEVER): Promise<ExportResult> {
  let total: ExportResult = {};
  for (const batch of batches) {
    const { message, rejected } = (await exporter.export(batch, signal)) ?? {};
    if (message !== undefined) total = { rejected: (total.rejected ?? 0) + (rejected ?? 0), message: total.message ?? message };
  }
  return total;
}

/** Records what a program does, and gives it in the batches that a live exporter gets; one a commit, however slow the machine is. */
export class Tape {
  readonly batches: Batch[] = [];
  readonly #since: Batch[] = [];
  #pull = () => {};

  constructor() {
    const exporter: Exporter = {
      name: 'tape',
      live: true,
      synchronous: true,
      attach: ({ pull }) => void (this.#pull = pull),
      export: (batch) => void this.#since.push(batch),
    };
    configure({ exporters: [exporter], store: false });
  }

  /** What has happened since is one group of the journal. */
  commit(): this {
    this.#pull();
    const group = oneGroup(this.#since.splice(0));
    if (group.size > 0) this.batches.push(group);
    return this;
  }
}

/** Of what has ended only the end is told. */
function oneGroup(parts: readonly Batch[]): Batch {
  const [spans, traces, scores] = [parts.flatMap((part) => part.spans), parts.flatMap((part) => part.traces), parts.flatMap((part) => part.scores)];
  const ended = new Set<string>([...spans.map(({ spanId }) => spanId), ...traces.map(({ traceId }) => traceId)]);
  const started = {
    spans: parts.flatMap((part) => part.started.spans).filter(({ spanId }) => !ended.has(spanId)),
    traces: parts.flatMap((part) => part.started.traces).filter(({ traceId }) => !ended.has(traceId)),
  };
  return { spans, traces, scores, started, size: spans.length + traces.length + scores.length + started.spans.length + started.traces.length };
}
