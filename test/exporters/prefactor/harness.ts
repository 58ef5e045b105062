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

export async function send(exporter: Exporter, batches: readonly Batch[], signal: AbortSignal = NEVER): Promise<ExportResult[]> {
  const results: ExportResult[] = [];
  for (const batch of batches) results.push((await exporter.export(batch, signal)) ?? {});
  return results;
}

/** Records what a program does, and gives it in the batches that a live exporter gets. */
export class Tape {
  readonly batches: Batch[] = [];
  #pull = () => {};

  constructor() {
    const exporter: Exporter = {
      name: 'tape',
      live: true,
      synchronous: true,
      attach: ({ pull }) => void (this.#pull = pull),
      export: (batch) => {
        const { scores, size, spans, started, traces } = batch;
        this.batches.push({ scores, size, spans, started, traces });
      },
    };
    configure({ exporters: [exporter], store: false });
  }

  /** What has happened since is one group of the journal. */
  commit(): this {
    this.#pull();
    return this;
  }
}
