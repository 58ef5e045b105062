import { expect, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Batch, Exporter } from 'filigree';
import { record } from '../support/record.js';

/** An exporter that takes what it is given after `ms`. */
function slow(name: string, ms: number): Exporter & { names: string[] } {
  const names: string[] = [];
  return {
    name,
    names,
    async export({ spans }: Batch) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      names.push(...spans.map((span) => span.name));
    },
  };
}

test('`flush` resolves when everything recorded so far has been taken, to the counts of each exporter', async () => {
  const exporter = slow('slow', 10);
  const recorded = record({ exporters: undefined });
  configure({ exporters: [recorded.memory, exporter], store: false });
  startTrace('run', (t) => t.span('step', () => {}));
  expect(await flush()).toEqual({
    memory: { exported: 2, failed: 0, dropped: 0, pending: 0 },
    slow: { exported: 2, failed: 0, dropped: 0, pending: 0 },
  });
  expect(exporter.names).toEqual(['step']);
});

test('`flush` gives up after its time, and says what is pending; what is pending is delivered later', async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const exporter: Exporter = { name: 'slow', export: () => answered };
  configure({ exporters: [exporter], store: false });
  startSpan('step').end();
  const report = await flush(20);
  answer();
  expect(report['slow']).toEqual({ exported: 0, failed: 0, dropped: 0, pending: 2 });
  expect((await flush())['slow']).toEqual({ exported: 2, failed: 0, dropped: 0, pending: 0 });
});

test.each([[-1], [Number.NaN], [Infinity], ['soon'], [2 ** 40], [null]])('`flush(%p)` resolves too', async (limit) => {
  const exporter = slow('slow', 1);
  configure({ exporters: [exporter], store: false, onError: () => {} });
  startSpan('step').end();
  expect((await flush(limit as number))['slow']?.exported).toBe(2);
  expect((await shutdown(limit as number))['slow']?.exported).toBe(2);
});

test('`flush` has an exporter write out what it holds back', async () => {
  const calls: string[] = [];
  configure({
    exporters: [{ name: 'holding', export: async () => void calls.push('export'), flush: async () => void calls.push('flush'), close: async () => void calls.push('close') }],
    store: false,
  });
  startSpan('step').end();
  await flush();
  expect(calls).toEqual(['export', 'flush']);
  await shutdown();
  expect(calls).toEqual(['export', 'flush', 'flush', 'close']);
});

test('`shutdown` ends what is still open as CANCELLED, never ended, the innermost first', async () => {
  const recorded = record();
  const t = startTrace('run');
  t.span('outer').span('inner');
  const report = await shutdown();
  expect(recorded.spans.map(({ name, status, statusReason }) => [name, status, statusReason])).toEqual([
    ['inner', 'CANCELLED', 'never ended'],
    ['outer', 'CANCELLED', 'never ended'],
  ]);
  expect(recorded.trace()).toMatchObject({ status: 'CANCELLED', statusReason: 'never ended' });
  expect(report['memory']).toEqual({ exported: 3, failed: 0, dropped: 0, pending: 0 });
  expect(t.status).toBe('CANCELLED');
});

test('a second `shutdown` does nothing more', async () => {
  let closed = 0;
  configure({ exporters: [{ name: 'x', export: async () => {}, close: () => void (closed += 1) }], store: false });
  await Promise.all([shutdown(), shutdown()]);
  await shutdown();
  expect(closed).toBe(1);
});

test('a setter on what shutdown has ended is counted', async () => {
  record();
  const s = startSpan('step');
  await shutdown();
  s.setOutput(1);
  s.end();
  expect(stats().ignored).toEqual({ setOutput: 1, end: 1 });
});

test('what ends after `shutdown`, prepared before it, is counted as dropped', async () => {
  const recorded = record();
  const t = startTrace('run');
  const s = t.span('prepared', { lazy: true });
  t.end();
  await shutdown();
  s.start().complete();
  expect(recorded.spans).toEqual([]);
  expect(stats()).toMatchObject({ created: 2, ended: 2, dropped: { closed: 1 } });
});

test('every record is in one of the counts: exported, failed, dropped or pending', async () => {
  let calls = 0;
  const flaky: Exporter = {
    name: 'flaky',
    async export() {
      calls += 1;
      if (calls % 2 === 0) throw new Error('every second batch');
    },
  };
  configure({ exporters: [flaky], store: false, onError: () => {} });
  for (let i = 0; i < 5000; i++) {
    startSpan('step').end();
    if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const { exported, failed, dropped, pending } = (await flush())['flaky']!;
  expect(failed).toBeGreaterThan(0);
  expect([exported + failed + dropped + pending, pending, dropped]).toEqual([10_000, 0, 0]);
});
