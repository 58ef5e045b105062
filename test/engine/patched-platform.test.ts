import { afterEach, expect, jest, test } from '@jest/globals';
import { configure, flush, span, startSpan } from 'filigree';
import { record } from '../support/record.js';

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test('under fake timers work is recorded and `flush` keeps its time', async () => {
  jest.useFakeTimers();
  const recorded = record({ exporters: undefined });
  configure({ exporters: [recorded.memory, { name: 'hangs', export: () => new Promise<void>(() => {}) }], store: false });
  startSpan('step').end();
  const report = await flush(20);
  expect(recorded.spans).toHaveLength(1);
  expect(report['hangs']?.pending).toBe(2);
});

test('a mocked clock does not reach the times of spans', () => {
  const recorded = record();
  jest.useFakeTimers({ now: 0 });
  startSpan('step').end();
  expect(recorded.span().startTime).toBeGreaterThan(1_600_000_000_000_000);
});

test('a seeded `Math.random` does not make ids alike', () => {
  const recorded = record();
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  for (let i = 0; i < 100; i++) startSpan('step').end();
  expect(new Set(recorded.spans.map(({ spanId }) => spanId)).size).toBe(100);
});

test('replaced methods of built-in classes do not matter', async () => {
  const work = span('work', async (list: number[]) => list.length);
  const recorded = record();
  const broken = () => {
    throw new Error('replaced by the host');
  };
  const promiseThen = Promise.prototype.then;
  jest.spyOn(Array.prototype, 'toString').mockImplementation(broken);
  jest.spyOn(JSON, 'stringify').mockImplementation(broken);
  jest.spyOn(Map.prototype, 'forEach').mockImplementation(broken);
  try {
    // oxlint-disable-next-line no-extend-native
    Promise.prototype.then = broken as never;
    const promise = work([1, 2]);
    Promise.prototype.then = promiseThen;
    expect(await promise).toBe(2);
  } finally {
    Promise.prototype.then = promiseThen;
  }
  expect(recorded.span()).toMatchObject({ input: { list: [1, 2] }, output: 2 });
});
