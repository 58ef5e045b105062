import { afterEach, expect, jest, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan } from 'filigree';
import type { Durability } from '../../src/config.js';
import { Segment } from '../../src/journal/segment.js';
import { Slowness } from '../../src/journal/slowness.js';
import { eventsOf, newStore } from '../support/store.js';

afterEach(() => void jest.restoreAllMocks());

/** Every write to a file takes so long; returns how many there have been. */
function slowDisk(ms: number): () => number {
  const { append } = Segment.prototype;
  const writes = jest.spyOn(Segment.prototype, 'append').mockImplementation(function (this: Segment, lines) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    append.call(this, lines);
  });
  return () => writes.mock.calls.length;
}

async function record(durability: Durability, spans: number): Promise<{ dir: string; told: string[] }> {
  const [dir, told] = [newStore(), [] as string[]];
  configure({ store: { dir, durability }, onError: ({ code, message }) => void told.push(`${code} ${message}`) });
  for (let i = 0; i < spans; i++) {
    startSpan(`${i}`).end();
    await flush();
  }
  return { dir, told };
}

test('a disk that holds up the program is left alone after five slow writes, that is told, and everything is written at the end', async () => {
  const writes = slowDisk(60);
  const { dir, told } = await record('grouped', 20);
  // The opening line is the sixth.
  expect(writes()).toBeLessThanOrEqual(6);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/FILIGREE_STORE_UNAVAILABLE.*5 writes in a row held up the program for more than 50 ms each/);
  await shutdown();
  expect(eventsOf(dir).filter((event) => event.startsWith('span.end'))).toEqual(Array.from({ length: 20 }, (_, i) => `span.end ${i}`));
});

test('who asked for every event to be written at once waits for a slow disk', async () => {
  slowDisk(60);
  const { dir, told } = await record('write', 3);
  expect([told, eventsOf(dir).filter((event) => event.startsWith('span.end'))]).toEqual([[], ['span.end 0', 'span.end 1', 'span.end 2']]);
});

test('a single slow write is no reason to leave a disk alone', () => {
  const slowness = new Slowness();
  expect([60, 60, 1, 60, 60, 1].map((ms) => slowness.after(ms, 1000))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a disk that stays slow is left alone for longer and longer, and not for ever', () => {
  const slowness = new Slowness();
  expect(Array.from({ length: 12 }, () => slowness.after(60, 1000))).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('a large write may take longer', () => {
  const slowness = new Slowness();
  expect(Array.from({ length: 10 }, () => slowness.after(90, 1_000_000))).toEqual(Array.from({ length: 10 }, () => 0));
});
