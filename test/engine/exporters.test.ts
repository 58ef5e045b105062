import { expect, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Batch, Exporter, FiligreeError } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { until } from '../support/until.js';

const hostile = Object.create(null) as Error;

const unhealthy: [string, Exporter['export']][] = [
  ['throws', () => { throw new Error('broken'); }],
  ['rejects', async () => Promise.reject(new Error('broken'))],
  ['rejects with what cannot be shown', async () => Promise.reject(hostile)],
  ['rejects with nothing', async () => Promise.reject(undefined)],
  ['hangs', () => new Promise<void>(() => {})],
  ['gives nonsense', () => 42 as never],
];

test.each(unhealthy)('an exporter that %s disturbs neither the program nor another exporter', async (_how, take) => {
  const healthy = memory();
  const taken: string[] = [];
  const other: Exporter = { name: 'other', export: async ({ spans }: Batch) => void taken.push(...spans.map(({ name }) => name)) };
  configure({ exporters: [{ name: 'sick', export: take }, healthy, other], store: false, onError: () => {} });
  for (let i = 0; i < 10; i++) startSpan(`step ${i}`).end();
  const began = performance.now();
  const report = await flush(100);
  await shutdown(100);
  expect(performance.now() - began).toBeLessThan(4000);
  expect(healthy.spans).toHaveLength(10);
  expect(taken).toHaveLength(10);
  const { exported, failed, pending } = report['sick']!;
  expect(exported + failed + pending).toBe(20);
});

test.each([
  ['throws', () => { throw new Error('broken'); }],
  ['rejects all the same', (() => Promise.reject(new Error('broken'))) as () => void],
])('a synchronous exporter that %s is told, and harms nobody', async (_how, take) => {
  const errors: FiligreeError[] = [];
  const healthy = memory();
  configure({ exporters: [{ name: 'sick', synchronous: true, export: take }, healthy], store: false, onError: (error) => errors.push(error) });
  startSpan('step').end();
  await flush();
  await new Promise((resolve) => setImmediate(resolve));
  expect(healthy.spans).toHaveLength(1);
  expect(errors.map(({ code }) => code)).toEqual(['FILIGREE_EXPORT_FAILED']);
});

test('a refusal is told with the exporter, the number of records and the reason', async () => {
  const errors: FiligreeError[] = [];
  configure({ exporters: [{ name: 'sick', export: async () => Promise.reject(new Error('401 from the backend')) }], store: false, onError: (error) => errors.push(error) });
  startSpan('step').end();
  await flush();
  expect(errors[0]?.code).toBe('FILIGREE_EXPORT_FAILED');
  expect(errors[0]?.message).toMatch(/`sick` refused 2 records \(401 from the backend\)/);
  expect(stats().exporters['sick']).toEqual({ exported: 0, failed: 2, dropped: 0, pending: 0 });
});

test('a `flush` and a `close` that throw are told too', async () => {
  const errors: FiligreeError[] = [];
  const broken = () => {
    throw new Error('broken');
  };
  configure({ exporters: [{ name: 'sick', export: async () => {}, flush: broken, close: broken }], store: false, onError: (error) => errors.push(error) });
  await shutdown();
  expect(errors).toHaveLength(2);
});

test('batches come in order, one at a time', async () => {
  let running = 0;
  const seen: string[] = [];
  const exporter: Exporter = {
    name: 'ordered',
    async export({ spans }: Batch) {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(...spans.map(({ name }) => name));
      running -= 1;
    },
  };
  configure({ exporters: [exporter], store: false });
  for (let i = 0; i < 3000; i++) {
    startSpan(`${i}`).end();
    if (i % 100 === 0) await Promise.resolve();
  }
  await flush();
  expect(seen).toEqual(Array.from({ length: 3000 }, (_, i) => `${i}`));
});

test('what is recorded while a batch is on its way is delivered without being asked for', async () => {
  const seen: string[] = [];
  configure({ exporters: [{ name: 'x', export: async ({ spans }: Batch) => void seen.push(...spans.map(({ name }) => name)) }], store: false });
  for (let i = 0; i < 50; i++) {
    startSpan(`${i}`).end();
    await flush();
    startSpan(`${i} after`).end();
    for (let turn = 0; turn < i; turn++) await Promise.resolve();
  }
  await until(() => seen.length === 100);
  expect(seen).toHaveLength(100);
});

test('a batch knows its size, and a live exporter hears of what has begun', async () => {
  const batches: { size: number; spans: number; traces: number; begun: string[] }[] = [];
  const exporter: Exporter = {
    name: 'live',
    live: true,
    async export({ size, spans, traces, started }: Batch) {
      batches.push({ size, spans: spans.length, traces: traces.length, begun: [...started.traces, ...started.spans].map(({ name, endTime }) => `${name} ${endTime}`) });
    },
  };
  configure({ exporters: [exporter], store: false });
  const t = startTrace('run');
  t.span('short', () => {});
  const s = t.span('long');
  await flush();
  s.end();
  t.end();
  await flush();
  expect(batches).toEqual([
    { size: 3, spans: 1, traces: 0, begun: ['run undefined', 'long undefined'] },
    { size: 2, spans: 1, traces: 1, begun: [] },
  ]);
});

test('an exporter that traces its own work does not go round in circles', async () => {
  let calls = 0;
  const exporter: Exporter = {
    name: 'self',
    async export() {
      calls += 1;
      if (calls < 5) startSpan('of the exporter').end();
    },
  };
  configure({ exporters: [exporter], store: false });
  startSpan('step').end();
  await flush();
  await flush();
  expect(calls).toBeLessThanOrEqual(6);
});
