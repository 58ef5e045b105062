import { expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { configure, flush, shutdown, startSpan } from 'filigree';
import type { Exporter } from 'filigree';
import { newStore } from '../support/store.js';
import { until } from '../support/until.js';

/** Notes how many records each call of `export` gets. */
function noting(calls: number[], fillMs: number): Exporter {
  return { name: 'remote', destination: 'somewhere', delivery: { maxBatch: 10, fillMs }, export: ({ size }) => void calls.push(size) };
}

/** Each is a span and the trace that it opens. */
async function recordOneByOne(spans: number): Promise<void> {
  for (let i = 0; i < spans; i++) {
    startSpan('step').end();
    await setTimeout(1);
  }
}

test('records that come one by one fill a batch', async () => {
  const calls: number[] = [];
  configure({ exporters: [noting(calls, 60_000)], store: { dir: newStore(), durability: 'write' } });
  await recordOneByOne(5);
  await until(() => calls.length > 0);
  expect(calls).toEqual([10]);
});

test('a batch that nothing more comes for is sent when its time is over', async () => {
  const calls: number[] = [];
  configure({ exporters: [noting(calls, 20)], store: { dir: newStore(), durability: 'write' } });
  startSpan('step').end();
  await until(() => calls.length > 0);
  expect(calls).toEqual([2]);
});

test('a flush does not wait for a batch to fill', async () => {
  const calls: number[] = [];
  configure({ exporters: [noting(calls, 60_000)], store: { dir: newStore(), durability: 'write' } });
  await recordOneByOne(3);
  expect((await flush(10_000))['remote']).toMatchObject({ exported: 6, pending: 0 });
  expect(calls).toEqual([6]);
});

test('a shutdown delivers what waits for others', async () => {
  const calls: number[] = [];
  configure({ exporters: [noting(calls, 60_000)], store: false });
  await recordOneByOne(3);
  expect((await shutdown(10_000))['remote']).toMatchObject({ exported: 6, pending: 0 });
});
