import { afterEach } from '@jest/globals';
import { otlp } from 'filigree/exporters/otlp';
import { RecordingServer } from '../../../support/recording-server.js';
import { batchOf } from './records.js';
import { readRequest } from './read.js';
import type { ExportResult } from '../../../../src/exporters/exporter.js';
import type { OtlpOptions } from '../../../../src/exporters/otlp.js';
import type { Answer } from '../../../support/recording-server.js';
import type { SpanRecord, TraceRecord } from '../../../../src/types.js';
import type { ReadSpan } from './read.js';

type Records = Parameters<typeof batchOf>[0];

const opened: { stop(): Promise<void> | void }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
});

/** An exporter in front of a server that keeps what it gets. */
export class Exporting {
  readonly server: RecordingServer;
  readonly #exporter: ReturnType<typeof otlp>;

  private constructor(server: RecordingServer, options: OtlpOptions) {
    this.server = server;
    this.#exporter = otlp({ url: server.url, ...options });
    opened.push({ stop: () => void this.#exporter.close?.() }, server);
  }

  static async start(options: OtlpOptions = {}, answer?: Answer): Promise<Exporting> {
    return new Exporting(await RecordingServer.start(answer), options);
  }

  async export(records: Records, { signal }: Pick<AbortController, 'signal'> = new AbortController()): Promise<ExportResult | void> {
    return this.#exporter.export(batchOf(records), signal);
  }

  /** All spans that the server got so far. */
  get spans(): ReadSpan[] {
    return this.server.requests.flatMap(({ body, headers }) => readRequest(body, headers['content-type']));
  }
}

/** What the server gets of some records. */
export async function exported(records: Records, options: OtlpOptions = {}): Promise<ReadSpan[]> {
  const exporting = await Exporting.start(options);
  await exporting.export(records);
  return exporting.spans;
}

export async function exportedSpan(span: SpanRecord, options: OtlpOptions = {}): Promise<ReadSpan> {
  return (await exported({ spans: [span] }, options))[0]!;
}

export async function exportedTrace(trace: TraceRecord, options: OtlpOptions = {}): Promise<ReadSpan> {
  return (await exported({ traces: [trace] }, options))[0]!;
}
