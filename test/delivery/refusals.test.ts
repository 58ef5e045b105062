import { expect, jest, test } from '@jest/globals';
import { configure, ExportError, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Exporter, FiligreeError } from 'filigree';
import { until } from '../support/until.js';
import { newStore } from '../support/store.js';
import { newServer, posted, remote, spanNames } from './support.js';
import type { Reply } from '../support/recording-server.js';

jest.setTimeout(60_000);

/** Answers with these, one after the other, then with 200. */
function answers(...replies: Reply[]) {
  return () => replies.shift() ?? { status: 200 };
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${i}`);
}

function record(count: number): void {
  startTrace('run', (t) => names(count).forEach((name) => t.span(name, () => {})));
}

test.each([[408], [425], [429], [500], [502], [503], [504], [520]])('what a destination answers %d to is sent again', async (status) => {
  const server = await newServer(answers({ status }));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError() {} });
  record(3);
  expect((await flush())['remote']).toEqual({ exported: 4, failed: 0, dropped: 0, pending: 0 });
  expect(spanNames(server)).toEqual([...names(3), ...names(3)]);
});

test('a destination that asks for a pause gets it', async () => {
  const times: number[] = [];
  const server = await newServer(() => (times.push(performance.now()) === 1 ? { status: 429, headers: { 'retry-after': '1' } } : {}));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError() {} });
  record(1);
  await flush();
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990);
});

test('records that a destination refuses cost themselves alone', async () => {
  const errors: FiligreeError[] = [];
  const server = await newServer(({ json }) => ((json as { spans: { name: string }[] }).spans.some(({ name }) => name === '5') ? { status: 400 } : {}));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError: (error) => errors.push(error) });
  record(20);
  expect((await flush())['remote']).toEqual({ exported: 20, failed: 1, dropped: 0, pending: 0 });
  const taken = posted(server).filter(({ spans }) => spans.every(({ name }) => name !== '5')).flatMap(({ spans }) => spans.map(({ name }) => name));
  expect(taken).toEqual(names(20).filter((name) => name !== '5'));
  expect(errors.map(({ code }) => code)).toEqual(['FILIGREE_EXPORT_FAILED']);
});

test('a batch that is too large comes in parts, and a record that is too large alone comes cut', async () => {
  const sizes: number[] = [];
  const server = await newServer(({ body }) => {
    sizes.push(body.length);
    return body.length > 9000 ? { status: 413 } : {};
  });
  const exporter = remote(server.url);
  configure({ exporters: [{ ...exporter, export: ({ spans, traces }, signal) => exporter.export({ size: 0, spans: spans.map((span) => ({ ...span, name: `${span.name} ${JSON.stringify(span.input)}` })), traces, scores: [], started: { spans: [], traces: [] } }, signal) }], store: { dir: newStore() }, onError() {} });
  startTrace('run', (t) => {
    for (const name of names(4)) t.span(name, { input: 'x'.repeat(3000) }, () => {});
    t.span('huge', { input: 'y'.repeat(20_000) }, () => {});
  });
  expect((await flush())['remote']).toEqual({ exported: 6, failed: 0, dropped: 0, pending: 0 });
  const taken = posted(server).filter((_, i) => sizes[i]! <= 9000).flatMap(({ spans }) => spans.map(({ name }) => name));
  expect(taken.map((name) => name.split(' ')[0])).toEqual([...names(4), 'huge']);
  expect(taken.at(-1)).toContain('[Cut: 20002 characters were too large for the destination]');
});

test.each([[401], [403], [404], [301]])('a destination that answers %d is left alone, and everything is kept', async (status) => {
  const errors: FiligreeError[] = [];
  const server = await newServer(() => ({ status }));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError: (error) => errors.push(error) });
  record(3);
  await flush(200);
  record(3);
  const report = await flush(200);
  expect(report['remote']).toEqual({ exported: 0, failed: 0, dropped: 0, pending: 8 });
  expect(server.requests).toHaveLength(1);
  expect(errors[0]?.code).toBe('FILIGREE_EXPORT_DELAYED');
  await shutdown(100);
});

test('a destination that refuses every single record is taken for one that is set up wrongly: nothing is given up', async () => {
  const server = await newServer(() => ({ status: 400 }));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError() {} });
  record(100);
  expect((await flush(500))['remote']).toEqual({ exported: 0, failed: 0, dropped: 0, pending: 101 });
  await shutdown(100);
});

test('a destination that does not answer does not hold up another', async () => {
  const [dead, well] = [await newServer(() => {}), await newServer()];
  configure({ exporters: [remote(dead.url, {}, { name: 'dead' }), remote(well.url, {}, { name: 'well' })], store: { dir: newStore() }, onError() {} });
  record(3);
  await until(() => stats().exporters['well']!.exported === 4);
  expect(stats().exporters).toMatchObject({ dead: { exported: 0, pending: 4 }, well: { exported: 4, pending: 0 } });
  await shutdown(100);
});

test('what a destination says it rejected of a batch that it took is counted', async () => {
  const errors: FiligreeError[] = [];
  const exporter = { name: 'partial', destination: 'somewhere', export: async () => ({ rejected: 1, message: 'one had no name' }) };
  configure({ exporters: [exporter], store: { dir: newStore() }, onError: (error) => errors.push(error) });
  record(3);
  expect((await flush())['partial']).toEqual({ exported: 3, failed: 1, dropped: 0, pending: 0 });
  expect(errors[0]?.message).toContain('one had no name');
});

test('a destination that rejects some records of a half of a batch that it refused is counted right', async () => {
  const exporter: Exporter = {
    name: 'partial',
    destination: 'somewhere',
    async export({ size, spans }) {
      if (spans.length > 1 && size > 2) throw new ExportError('invalid', 'too many');
      return { rejected: 1, message: 'one of them' };
    },
  };
  configure({ exporters: [exporter], store: { dir: newStore() }, onError() {} });
  record(7);
  expect((await flush())['partial']).toEqual({ exported: 4, failed: 4, dropped: 0, pending: 0 });
});

test('what has been taken of a divided batch is not sent again when the destination fails before the rest', async () => {
  let calls = 0;
  const taken: string[] = [];
  const exporter: Exporter = {
    name: 'flaky',
    destination: 'somewhere',
    async export({ size, spans }) {
      if (size > 1) throw new ExportError('invalid', 'one at a time');
      if (++calls % 2 === 0) throw new ExportError('unavailable', 'down');
      taken.push(...spans.map(({ name }) => name));
    },
  };
  configure({ exporters: [exporter], store: { dir: newStore() }, onError() {} });
  record(2);
  while ((await flush())['flaky']!.pending > 0);
  expect(taken).toEqual(names(2));
});

test('a destination that refuses every record, one by one, gets few of them refused: the rest is kept', async () => {
  const server = await newServer(() => ({ status: 400 }));
  configure({ exporters: [remote(server.url)], store: { dir: newStore() }, onError() {} });
  for (const name of names(20)) {
    startSpan(name).end();
    await flush(50);
  }
  const { failed, pending } = (await flush(50))['remote']!;
  expect(failed).toBeLessThan(8);
  expect(failed + pending).toBe(40);
  await shutdown(100);
});

test('the calls that look for a bad record keep to the rate', async () => {
  const server = await newServer(() => ({ status: 400 }));
  configure({ exporters: [remote(server.url, { perMinute: 3 })], store: { dir: newStore() }, onError() {} });
  record(20);
  await flush(200);
  expect(server.requests).toHaveLength(3);
  await shutdown(100);
});
