import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { configure, ExportError, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Exporter } from 'filigree';
import { eventsOf, filesOf, newStore } from '../support/store.js';
import { until } from '../support/until.js';
import { newServer, posted, remote, spanNames } from './support.js';

jest.setTimeout(60_000);

/** A trace that is open long enough to have its start written; ends it when called. */
async function longTrace(dir: string): Promise<() => void> {
  const t = startTrace('long');
  await until(() => eventsOf(dir).includes('trace.start long'));
  return () => {
    t.span('step', () => {});
    t.end();
  };
}

/** Not around what comes after it. */
function elsewhere<T>(begin: () => T): Promise<T> {
  return new Promise((resolve) => setImmediate(() => resolve(begin())));
}

test('traces of a dead process come whole, however many there are', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url, { unit: 'trace' })], store: { dir }, onError() {} });
  for (let i = 0; i < 900; i++) startTrace(`${i}`, (t) => ['a', 'b'].forEach((name) => t.span(`${i}${name}`, () => {})));
  await shutdown(20);
  await server.listen(port);
  configure({ exporters: [remote(url, { unit: 'trace' })], store: { dir }, onError() {} });
  expect((await flush())['remote']).toEqual({ exported: 2700, failed: 0, dropped: 0, pending: 0 });
  for (const { spans, traces } of posted(server)) expect(spans.map(({ name }) => name)).toEqual(traces.flatMap(({ name }) => [`${name}a`, `${name}b`]));
});

test('a trace of a dead process whose end is damaged is delivered as far as it is there', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url, { unit: 'trace' })], store: { dir }, onError() {} });
  (await longTrace(dir))();
  await shutdown(20);
  const [file] = filesOf(dir);
  writeFileSync(file!, readFileSync(file!, 'utf8').replace(/("event":"trace.end".*)"long"/, '$1"lung"'));
  await server.listen(port);
  configure({ exporters: [remote(url, { unit: 'trace' })], store: { dir }, onError() {} });
  await flush();
  expect(spanNames(server)).toEqual(['step']);
  expect(filesOf(dir)).toEqual([]);
});

test('starts that the store lost are not counted as lost records', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url, { unit: 'trace' }), remote(url, {}, { name: 'live', live: true })], store: { dir }, redact: false, onError() {} });
  for (let i = 0; i < 5; i++) {
    const end = await longTrace(dir);
    for (let j = 0; j < 12; j++) startSpan(`${i} ${j}`, { input: 'x'.repeat(1_000_000) }).end();
    end();
  }
  for (const file of filesOf(dir)) rmSync(file);
  await server.listen(port);
  const report = await flush();
  for (const [name, offered] of [['remote', 70], ['live', 75]] as const) {
    const { exported, failed, dropped, pending } = report[name]!;
    expect(dropped).toBeGreaterThan(0);
    expect([exported + dropped, failed, pending]).toEqual([offered, 0, 0]);
  }
});

test('a trace whose end left the memory is delivered as far as it is there', async () => {
  let down = true;
  const names: string[] = [];
  const exporter: Exporter = {
    name: 'remote',
    destination: 'somewhere',
    delivery: { unit: 'trace', maxBatch: 1 },
    async export({ spans }) {
      if (down) throw new ExportError('unavailable', 'down');
      names.push(...spans.map(({ name }) => name));
    },
  };
  configure({ exporters: [exporter], store: false, redact: false, onError() {} });
  const t = await elsewhere(() => startTrace('lost'));
  t.span('kept', () => {});
  await flush(30);
  for (const name of ['sent', 'taken']) startSpan(name).end();
  await flush(30);
  t.end();
  for (let i = 0; i < 40; i++) startSpan(`${i}`, { input: 'x'.repeat(1_000_000) }).end();
  down = false;
  const { exported, dropped, pending } = (await flush())['remote']!;
  expect(dropped).toBeGreaterThan(0);
  expect([exported + dropped, pending]).toEqual([86, 0]);
  expect(names).toContain('kept');
});

test('a live exporter by trace is never given an empty batch', async () => {
  const sizes: number[] = [];
  const exporter: Exporter = { name: 'live', destination: 'somewhere', live: true, delivery: { unit: 'trace' }, export: async ({ size }) => void sizes.push(size) };
  configure({ exporters: [exporter], store: false, redact: false, onError() {} });
  const open = startTrace('open');
  await flush();
  const large = startTrace('large', { input: 'x'.repeat(1_000_000) });
  for (let i = 0; i < 20; i++) large.span(`${i}`, { input: 'x'.repeat(1_000_000) }, () => {});
  await flush();
  open.end();
  large.end();
  await flush();
  expect(sizes).not.toContain(0);
  expect(stats().exporters['live']).toMatchObject({ pending: 0, dropped: 0 });
});
