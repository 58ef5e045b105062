import { expect, jest, test } from '@jest/globals';
import { configure, ExportError, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Exporter } from 'filigree';
import { newStore } from '../support/store.js';
import { until } from '../support/until.js';
import { newServer, posted, remote } from './support.js';

jest.setTimeout(60_000);

function record(count: number, bytes: number): void {
  startTrace('run', (t) => {
    for (let i = 0; i < count; i++) t.span(`${i}`, { input: 'x'.repeat(bytes) }, () => {});
  });
}

test('a batch keeps to its bytes, however many records are written together', async () => {
  const server = await newServer();
  configure({ exporters: [remote(server.url, { maxBatchBytes: 5000 })], store: { dir: newStore() }, redact: false });
  record(20, 1000);
  expect((await flush())['remote']).toMatchObject({ exported: 21, pending: 0 });
  for (const { spans } of posted(server)) expect(spans.length).toBeLessThanOrEqual(4);
});

test('what a dead process left comes in batches that keep to their bytes', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url)], store: { dir }, redact: false, onError() {} });
  record(30, 200_000);
  await shutdown(20);
  await server.listen(port);
  configure({ exporters: [remote(url)], store: { dir }, onError() {} });
  expect((await flush())['remote']).toMatchObject({ exported: 31, pending: 0 });
  for (const { spans } of posted(server)) expect(spans.length).toBeLessThanOrEqual(6);
});

test('a destination that never answers and does not hear its signal loses its turn, not its records', async () => {
  let calls = 0;
  const exporter: Exporter = { name: 'deaf', destination: 'somewhere', delivery: { timeoutMs: 50 }, export: () => (++calls === 1 ? new Promise(() => {}) : undefined) };
  configure({ exporters: [exporter], store: { dir: newStore() }, onError() {} });
  record(3, 1);
  expect((await flush(3000))['deaf']).toEqual({ exported: 4, failed: 0, dropped: 0, pending: 0 });
});

test('a record that comes at any moment of a delivery is delivered without another one behind it', async () => {
  const names: string[] = [];
  const exporter: Exporter = { name: 'remote', destination: 'somewhere', export: async ({ spans }) => void names.push(...spans.map(({ name }) => name)) };
  configure({ exporters: [exporter], store: { dir: newStore(), durability: 'write' } });
  await flush();
  for (let ticks = 0; ticks < 60; ticks++) {
    startSpan(`first ${ticks}`).end();
    for (let i = 0; i < ticks; i++) await Promise.resolve();
    startSpan(`then ${ticks}`).end();
    await until(() => names.includes(`then ${ticks}`));
    expect(names.slice(-2)).toEqual([`first ${ticks}`, `then ${ticks}`]);
  }
});

test('whoever hears that records were dropped finds counts that add up', async () => {
  const sums: number[] = [];
  const negative: number[] = [];
  const down = (name: string): Exporter => ({ name, destination: name, export: () => Promise.reject(new ExportError('unavailable', 'down')) });
  configure({
    exporters: [down('one'), down('two')],
    store: false,
    redact: false,
    onError: ({ code }) => {
      if (code !== 'FILIGREE_EVENTS_DROPPED') return;
      for (const { exported, failed, dropped, pending } of Object.values(stats().exporters)) {
        sums.push(exported + failed + dropped + pending);
        negative.push(...[exported, failed, dropped, pending].filter((count) => count < 0));
      }
    },
  });
  record(60, 1_000_000);
  for (let i = 0; i < sums.length; i += 2) expect(sums[i]).toBe(sums[i + 1]);
  expect(sums.length).toBeGreaterThan(0);
  expect(negative).toEqual([]);
  await shutdown(10);
});

test('what is on its way when a new configuration comes is as the old one has it', async () => {
  const inputs: unknown[] = [];
  let down = true;
  const exporter: Exporter = {
    name: 'remote',
    destination: 'somewhere',
    delivery: { maxBatch: 1 },
    async export({ spans }) {
      if (down) throw new ExportError('unavailable', 'down');
      inputs.push(...spans.map(({ input }) => input));
    },
  };
  configure({ exporters: [exporter], store: false, redact: { keys: ['mine'] }, onError() {} });
  for (let i = 0; i < 3; i++) startSpan('step', { input: { mine: 'secret' } }).end();
  await flush(20);
  down = false;
  configure({ exporters: [], store: false, redact: false });
  await until(() => inputs.length === 3);
  expect(inputs).toHaveLength(3);
  expect(JSON.stringify(inputs)).not.toContain('secret');
});
