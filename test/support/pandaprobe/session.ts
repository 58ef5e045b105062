import { pandaprobe } from 'filigree/exporters/pandaprobe';
import { until } from '../until.js';
import { batch } from './records.js';
import { KEY, PandaProbeServer } from './server.js';
import type { Batch, Exporter } from 'filigree';
import type { PandaProbeOptions } from 'filigree/exporters/pandaprobe';
import type { PandaProbeServerOptions } from './server.js';
import type { Row } from './schema.js';

/** An exporter and the stand-in that it sends to. */
export interface Session {
  readonly server: PandaProbeServer;
  readonly exporter: Exporter;
  send(lists: Partial<Omit<Batch, 'size'>>): ReturnType<Exporter['export']>;
  /** The trace, once it has been stored. */
  stored(traceId: string): Promise<Row>;
  /** Bodies that were sent, to paths that match. */
  sent(path: RegExp): Row[];
}

const open: Session[] = [];

export async function session(options: PandaProbeOptions = {}, behaviour: PandaProbeServerOptions = {}): Promise<Session> {
  const server = await PandaProbeServer.start(behaviour);
  const exporter = pandaprobe({ endpoint: server.url, apiKey: KEY, project: 'tests', storingMs: 2000, ...options });
  const { signal } = new AbortController();
  const made: Session = {
    server,
    exporter,
    send: async (lists) => exporter.export(batch(lists), signal),
    async stored(traceId) {
      await until(() => server.database.traces.has(traceId));
      return server.trace(traceId);
    },
    sent: (path) => server.http.requests.filter((request) => request.method !== 'GET' && path.test(request.path)).map((request) => request.json),
  };
  open.push(made);
  return made;
}

export async function closeSessions(): Promise<void> {
  for (const { exporter, server } of open.splice(0)) {
    await exporter.close?.();
    await server.stop();
  }
}
