import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { configure, shutdown, startSpan, stats } from 'filigree';
import { filesOf, linesOfFile, newStore, sizeOf } from '../support/store.js';

const MIB = 2 ** 20;

test('the files of a store stay within `maxBytes`: the oldest go first, and the newest records are there', async () => {
  const dir = newStore();
  configure({ store: { dir, maxBytes: MIB } });
  for (let i = 0; i < 3000; i++) startSpan(`step ${i}`, { input: 'x'.repeat(1000) }).end();
  await shutdown();
  const files = filesOf(dir);
  expect(sizeOf(dir)).toBeLessThanOrEqual(MIB + 128 * 1024);
  expect(sizeOf(dir)).toBeGreaterThan(MIB / 2);
  expect(files.length).toBeGreaterThan(2);
  const names = files.flatMap((file) => linesOfFile(file)).filter(({ event }) => event === 'span.end').map(({ name }) => name);
  expect(names).toEqual(Array.from({ length: names.length }, (_, i) => `step ${3000 - names.length + i}`));
  expect(stats().dropped).toEqual({});
});

test('each file begins with an opening of its own and goes on with the numbers of the one before', async () => {
  const dir = newStore();
  configure({ store: { dir, maxBytes: MIB } });
  for (let i = 0; i < 250; i++) startSpan('step', { input: 'x'.repeat(1000) }).end();
  await shutdown();
  const files = filesOf(dir).map((file) => linesOfFile(file));
  expect(files.length).toBeGreaterThan(1);
  expect(files.map(([opening]) => [opening!.event, opening!['segment']])).toEqual(files.map((_file, i) => ['journal.open', i]));
  const numbers = files.flat().map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_seq, i) => i));
  expect(new Set(filesOf(dir).map((file) => basename(file).split('.')[0])).size).toBe(1);
});

test('files of other processes count, and go before one’s own', async () => {
  const dir = newStore();
  configure({ store: { dir, maxBytes: MIB } });
  for (let i = 0; i < 600; i++) startSpan('old', { input: 'x'.repeat(1000) }).end();
  await shutdown();
  const [oldest] = filesOf(dir);
  await new Promise((resolve) => setTimeout(resolve, 5));
  configure({ store: { dir, maxBytes: MIB } });
  for (let i = 0; i < 600; i++) startSpan('new', { input: 'x'.repeat(1000) }).end();
  await shutdown();
  expect(filesOf(dir)).not.toContain(oldest);
  expect(sizeOf(dir)).toBeLessThanOrEqual(MIB + 128 * 1024);
});

test('one record that is larger than a file is still written', async () => {
  const dir = newStore();
  configure({ store: { dir, maxBytes: 4 * MIB } });
  startSpan('large', { input: 'x'.repeat(600_000) }).end();
  startSpan('small').end();
  await shutdown();
  const lines = filesOf(dir).flatMap((file) => linesOfFile(file));
  expect(lines.filter(({ event }) => event === 'span.end').map(({ name }) => name)).toEqual(['large', 'small']);
  expect(filesOf(dir).every((file) => statSync(file).size > 0)).toBe(true);
});
