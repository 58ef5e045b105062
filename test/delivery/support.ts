import { afterEach } from '@jest/globals';
import type { Batch, DeliveryOptions, Exporter } from 'filigree';
import { HttpClient } from '../../src/exporters/http/client.js';
import { refusalOf } from '../../src/exporters/http/refusal.js';
import { RecordingServer } from '../support/recording-server.js';
import type { Answer } from '../support/recording-server.js';

const servers: RecordingServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

export async function newServer(answer?: Answer): Promise<RecordingServer> {
  const server = await RecordingServer.start(answer);
  servers.push(server);
  return server;
}

/** A remote exporter as a user would write one: posts the names of what has ended as JSON. */
export function remote(url: string, delivery: DeliveryOptions = {}, options: Partial<Exporter> = {}): Exporter {
  const client = new HttpClient({ timeoutMs: 1000 });
  return {
    name: 'remote',
    destination: url,
    delivery,
    async export({ spans, traces, scores, started }: Batch, signal) {
      const body = JSON.stringify({
        spans: spans.map(({ name, spanId }) => ({ name, spanId })),
        traces: traces.map(({ name, traceId }) => ({ name, traceId })),
        scores: scores.map(({ name }) => ({ name })),
        started: [...started.traces, ...started.spans].map(({ name }) => ({ name })),
      });
      const answer = await client.send({ method: 'POST', url: new URL(url), headers: { 'content-type': 'application/json' }, body, signal });
      const refusal = refusalOf(answer, url);
      if (refusal !== undefined) throw refusal;
    },
    close: () => client.close(),
    ...options,
  };
}

interface Posted {
  readonly spans: readonly { name: string; spanId: string }[];
  readonly traces: readonly { name: string; traceId: string }[];
  readonly scores: readonly { name: string }[];
  readonly started: readonly { name: string }[];
}

/** What a server was sent, a request each. */
export function posted(server: RecordingServer): Posted[] {
  return server.requests.map(({ json }) => json as Posted);
}

/** The names of the spans that a server was sent, in order. */
export function spanNames(server: RecordingServer): string[] {
  return posted(server).flatMap(({ spans }) => spans.map(({ name }) => name));
}
