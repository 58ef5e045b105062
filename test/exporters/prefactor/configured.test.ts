import { existsSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { configure, flush, shutdown, span, startTrace, stats } from 'filigree';
import { newStore } from '../../support/store.js';
import { until } from '../../support/until.js';
import { prefactor } from 'filigree/exporters/prefactor';
import { server } from './harness.js';

afterEach(async () => {
  await shutdown();
});

function exporter() {
  return prefactor({ apiUrl: server.url, apiToken: 'secret-token', pollIntervalMs: 0 });
}

test('a program that is configured with it delivers its traces, and counts them', async () => {
  configure({ exporters: [exporter()], store: false });
  await startTrace('run', async (t) => t.span('think', { kind: 'LLM' }, async () => 'hello'));
  expect(await flush()).toEqual({ prefactor: { exported: 2, failed: 0, dropped: 0, pending: 0 } });
  expect(server.spanNamed('think')).toMatchObject({ status: 'complete', result_payload: { result: 'hello' } });
  expect(server.onlyInstance.status).toBe('complete');
});

test('a span is known to Prefactor while it runs, and tells the id that it has there', async () => {
  configure({ exporters: [exporter()], store: false });
  const t = startTrace('run');
  const s = t.span('think', { lazy: true });
  expect(s.id).toBe(s.spanId);
  s.start({ question: 'why?' });
  const id = await s.remoteId('prefactor');
  expect(server.spanNamed('think')).toMatchObject({ id, status: 'active', payload: { inputs: { question: 'why?' } } });
  expect([s.id, await t.remoteId('prefactor')]).toEqual([id, server.onlyInstance.id]);
  s.complete();
  t.end();
});

test('tools go by the names that they are declared under', async () => {
  configure({ exporters: [exporter()], store: false });
  const search = span.tool('search', (query: string) => [query]);
  startTrace('run', () => search('x'));
  await flush();
  expect(server.spanNamed('search').schema_name).toBe('filigree:tool:search');
});

test('what Prefactor did not take while it was down arrives when it is back', async () => {
  const store = newStore();
  let down = true;
  server.fault = () => (down ? { reply: { status: 503 } } : undefined);
  configure({ exporters: [exporter()], store: { dir: store } });
  startTrace('run', (t) => t.span('work', () => {}));
  await flush(200);
  expect(stats().exporters['prefactor']!.pending).toBe(2);
  expect(existsSync(store)).toBe(true);
  down = false;
  await flush();
  await until(() => server.spans.size === 2);
  expect(server.spanNamed('work').status).toBe('complete');
  expect(server.violations).toEqual([]);
});
