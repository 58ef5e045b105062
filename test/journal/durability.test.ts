import { expect, test } from '@jest/globals';
import { configure, flush, span, startSpan, startTrace } from 'filigree';
import { eventsOf, newStore } from '../support/store.js';
import { until } from '../support/until.js';

test.each([['write'], ['sync']] as const)('`%s`: a start is in the file before the method runs on, and an end before the caller does', (durability) => {
  const dir = newStore();
  configure({ store: { dir, durability } });
  const seen: string[][] = [];
  const work = span('work', () => void seen.push(eventsOf(dir)));
  startTrace('run', () => {
    work();
    seen.push(eventsOf(dir));
  });
  expect(seen).toEqual([
    ['trace.start run', 'span.start work'],
    ['trace.start run', 'span.start work', 'span.end work'],
  ]);
  expect(eventsOf(dir)).toEqual(['trace.start run', 'span.start work', 'span.end work', 'trace.end run']);
});

test('`grouped`: nothing is written on the way of a call, and all of it soon after', async () => {
  const dir = newStore();
  configure({ store: { dir, durability: 'grouped' } });
  for (let i = 0; i < 100; i++) startTrace('run', () => {});
  expect(eventsOf(dir).length).toBeLessThan(100);
  await until(() => eventsOf(dir).length === 100);
  expect(eventsOf(dir)).toHaveLength(100);
});

test('`grouped`: a program that never lets a timer run still has its groups written', () => {
  const dir = newStore();
  configure({ store: { dir } });
  const end = performance.now() + 200;
  while (performance.now() < end) startSpan('step').end();
  expect(eventsOf(dir).length).toBeGreaterThan(0);
});

test('`grouped`: a group is written at 64 KB, whatever its age', () => {
  const dir = newStore();
  configure({ store: { dir } });
  for (let i = 0; i < 20; i++) startSpan('step', { input: `${i}`.padEnd(4000, 'x') }).end();
  expect(eventsOf(dir).length).toBeGreaterThan(10);
});

test('`flush` writes what is held', async () => {
  const dir = newStore();
  configure({ store: { dir } });
  startTrace('run', () => {});
  await flush();
  expect(eventsOf(dir)).toEqual(['trace.end run']);
});
