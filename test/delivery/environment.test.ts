import { afterEach, expect, test } from '@jest/globals';
import { configure, flush, FiligreeError, startSpan, stats } from 'filigree';
import { newStore } from '../support/store.js';
import { newServer } from './support.js';

const set: string[] = [];

afterEach(() => {
  for (const name of set.splice(0)) delete process.env[name];
});

function setVariables(variables: Record<string, string>): void {
  set.push(...Object.keys(variables));
  Object.assign(process.env, variables);
}

test('with no exporters configured, the variables of OpenTelemetry name one', async () => {
  const server = await newServer();
  setVariables({ OTEL_EXPORTER_OTLP_ENDPOINT: server.url });
  configure({ store: { dir: newStore() } });
  startSpan('step').end();
  await flush();
  expect(server.requests.map(({ path }) => path)).toEqual(['/v1/traces']);
});

test('and those of PandaProbe another, beside it', async () => {
  const server = await newServer(() => ({ status: 202, body: {} }));
  setVariables({ OTEL_EXPORTER_OTLP_ENDPOINT: server.url, PANDAPROBE_ENDPOINT: server.url, PANDAPROBE_API_KEY: `sk_pp_${'0'.repeat(64)}`, PANDAPROBE_PROJECT_NAME: 'support' });
  configure({ store: { dir: newStore() } });
  startSpan('step').end();
  await flush();
  expect(server.requests.map(({ path }) => path).sort()).toEqual(['/traces', '/v1/traces']);
});

test('exporters that are configured are the only ones', () => {
  setVariables({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  configure({ exporters: [], store: { dir: newStore() } });
  expect(stats().exporters).toEqual({});
});

test('a variable that cannot be used is said where `configure` is called', () => {
  setVariables({ PANDAPROBE_API_KEY: `sk_pp_${'0'.repeat(64)}`, PANDAPROBE_PROJECT_NAME: '!' });
  expect(() => configure({ store: { dir: newStore() } })).toThrow(FiligreeError);
});
