import { expect, test } from '@jest/globals';
import { configure, FiligreeError, flush, shutdown, startSpan } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { record } from '../support/record.js';
import { until } from '../support/until.js';

const failure = (options: unknown): FiligreeError => {
  try {
    configure(options as never);
  } catch (error) {
    if (error instanceof FiligreeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

test.each([
  [{ exporter: [] }, 'exporter', 'exporters'],
  [{ capture: { inputs: true } }, 'inputs', 'input'],
  [{ store: { directory: 'x' } }, 'directory', 'dir'],
  [{ redact: { key: [] } }, 'key', 'keys'],
])('the unknown option in %j is named, with those that there are', (options, unknown, known) => {
  const error = failure(options);
  expect(error.code).toBe('FILIGREE_UNKNOWN_OPTION');
  expect(error.message).toContain(`\`${unknown}\` is not an option`);
  expect(error.message).toContain(`\`${known}\``);
});

test.each([
  [{ enabled: 'yes' }, 'enabled'],
  [{ sampleRate: 2 }, 'sampleRate'],
  [{ sampleRate: Number.NaN }, 'sampleRate'],
  [{ sampleRate: '1' }, 'sampleRate'],
  [{ project: 7 }, 'project'],
  [{ project: '' }, 'project'],
  [{ environment: null }, 'environment'],
  [{ release: {} }, 'release'],
  [{ exporters: memory() }, 'exporters'],
  [{ exporters: [memory] }, 'exporters'],
  [{ exporters: [null] }, 'exporters'],
  [{ exporters: [{ name: 'x' }] }, 'exporters'],
  [{ exporters: [memory(), memory()] }, 'exporters'],
  [{ exporters: [{ name: 'x', export() {}, destination: 'y', synchronous: true }] }, 'exporters'],
  [{ exporters: [{ name: 'x', export() {}, delivery: { maxBatch: 0 } }] }, 'exporter.delivery.maxBatch'],
  [{ exporters: [{ name: 'x', export() {}, delivery: { concurrency: Number.NaN } }] }, 'exporter.delivery.concurrency'],
  [{ exporters: [{ name: 'x', export() {}, delivery: { perMinute: '9' } }] }, 'exporter.delivery.perMinute'],
  [{ capture: { maxBytes: 1 } }, 'capture.maxBytes'],
  [{ capture: { maxDepth: 0 } }, 'capture.maxDepth'],
  [{ capture: { input: 1 } }, 'capture.input'],
  [{ store: 'here' }, 'store'],
  [{ store: null }, 'store'],
  [{ store: { durability: 'fast' } }, 'store.durability'],
  [{ store: { maxBytes: 10 } }, 'store.maxBytes'],
  [{ store: { dir: '' } }, 'store.dir'],
  [{ redact: 'all' }, 'redact'],
  [{ onError: true }, 'onError'],
])('%p is refused with what was expected and what came', (options, name) => {
  const error = failure(options);
  expect(error.code).toBe('FILIGREE_BAD_OPTION');
  expect(error.message).toContain(`expected \`${name}\` to be `);
  expect(error.message).toContain(', got ');
});

test.each([[null], [7], ['options']])('%p is no object of options', (options) => {
  expect(failure(options).code).toBe('FILIGREE_BAD_OPTION');
});

test('a refused configuration changes nothing', () => {
  const recorded = record();
  expect(() => configure({ sampleRate: 7 })).toThrow(FiligreeError);
  startSpan('step').end();
  expect(recorded.spans).toHaveLength(1);
});

test('`project`, `environment` and `release` are in every trace', () => {
  const recorded = record({ project: 'support', environment: 'dev', release: '1.2.3' });
  startSpan('step').end();
  expect(recorded.trace()).toMatchObject({ project: 'support', environment: 'dev', release: '1.2.3' });
});

test('a second configuration replaces the first: what was recorded until then is delivered as it was configured', async () => {
  const taken: unknown[] = [];
  const slow = { name: 'slow', export: async ({ traces }: { traces: readonly { environment?: string }[] }) => void taken.push(...traces.map(({ environment }) => environment)) };
  configure({ environment: 'first', exporters: [slow], store: false });
  startSpan('one').end();
  const second = memory();
  configure({ environment: 'second', exporters: [second], store: false });
  startSpan('two').end();
  await until(() => taken.length > 0);
  expect(taken).toEqual(['first']);
  expect(second.traces.map(({ environment }) => environment)).toEqual(['second']);
});

test('what is open at a second configuration ends under it', () => {
  const first = record();
  const t = startSpan('open');
  const second = memory();
  configure({ exporters: [second], store: false });
  t.setOutput(1).end();
  expect(first.spans).toEqual([]);
  expect(second.spans[0]).toMatchObject({ name: 'open', output: 1, status: 'COMPLETED' });
});

test('an exporter that a second configuration also has is not closed by the first', async () => {
  const calls: string[] = [];
  const kept = { name: 'kept', export() {}, close: () => void calls.push('kept') };
  const gone = { name: 'gone', export() {}, close: () => void calls.push('gone') };
  configure({ exporters: [kept, gone], store: false });
  configure({ exporters: [kept], store: false });
  await flush();
  expect(calls).toEqual(['gone']);
  await shutdown();
  expect(calls).toEqual(['gone', 'kept']);
});

test('`flush` also waits for what an earlier configuration still delivers', async () => {
  const taken: string[] = [];
  configure({ exporters: [{ name: 'slow', export: ({ spans }) => new Promise((resolve) => setTimeout(() => resolve(void taken.push(...spans.map(({ name }) => name))), 50)) }], store: false });
  startSpan('before').end();
  configure({ exporters: [], store: false });
  await flush();
  expect(taken).toEqual(['before']);
});
