import { appendFileSync, rmSync, truncateSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isRecord } from '../../src/journal/entry.js';
import { Follower } from '../../src/journal/follow.js';
import { recent } from '../../src/journal/recent.js';
import { Lines, T0, TestStore, id } from './scan-fixture.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const poll = (follower: Follower) => [...follower.poll()].flatMap(({ entry }) => (isRecord(entry) ? [entry.name] : []));
const named = (name: string, endTime = T0 + 1) => new Lines().traceEnd(id(), { name, endTime }).text;

test('what is appended, and files that are new, are read once', () => {
  const path = store.write(named('a'), { process: 1 });
  const follower = new Follower(store.journal);
  expect(poll(follower)).toEqual(['a']);
  expect(poll(follower)).toEqual([]);
  appendFileSync(path, named('b') + named('c').slice(0, 20));
  store.write(named('d'), { process: 2 });
  expect(poll(follower)).toEqual(['b', 'd']);
});

test('a half line is read when its rest comes', () => {
  const text = named('a');
  const path = store.write(text.slice(0, 50));
  const follower = new Follower(store.journal);
  expect(poll(follower)).toEqual([]);
  appendFileSync(path, text.slice(50));
  expect(poll(follower)).toEqual(['a']);
});

test('a file that was cut back and goes on is followed from its new end', () => {
  const first = named('a');
  const path = store.write(first + named('b'));
  const follower = new Follower(store.journal);
  poll(follower);
  truncateSync(path, first.length);
  expect(poll(follower)).toEqual([]);
  appendFileSync(path, named('c'));
  expect(poll(follower)).toEqual(['c']);
});

test('whoever stops in the middle goes on there', () => {
  store.write(named('a') + named('b'));
  const follower = new Follower(store.journal);
  for (const _ of follower.poll()) break;
  expect(poll(follower)).toEqual(['b']);
});

test('the newest records of all files come in the order of their times', () => {
  store.write(named('a', T0 + 1) + named('d', T0 + 4) + named('e', T0 + 5), { process: 1 });
  store.write(named('b', T0 + 2) + named('c', T0 + 3), { process: 2 });
  expect(recent(store.journal, 3).records.map(({ name }) => name)).toEqual(['c', 'd', 'e']);
  expect(recent(store.journal, 100).records).toHaveLength(5);
  expect(recent(store.journal, 0).records).toEqual([]);
});

test('a follower that begins behind the newest records misses nothing and repeats nothing', () => {
  const half = named('c');
  const old = store.write(named('old', T0 - 5), { process: 1 });
  utimesSync(old, T0 / 1e6 - 100, T0 / 1e6 - 100);
  const path = store.write(named('a') + named('b') + half.slice(0, 30), { process: 2 });
  const { records, positions } = recent(store.journal, 1);
  expect(records.map(({ name }) => name)).toEqual(['b']);
  const follower = new Follower(store.journal, positions);
  expect(poll(follower)).toEqual([]);
  appendFileSync(path, half.slice(30));
  appendFileSync(old, named('late'));
  expect(poll(follower)).toEqual(['late', 'c']);
});

test('the newest records are found behind a line that is longer than what is first read of a file', () => {
  const big = new Lines().traceEnd(id(), { name: 'big', output: 'x'.repeat(600_000) }).text;
  store.write(named('a', T0 + 1) + big, { process: 1 });
  expect(recent(store.journal, 2).records.map(({ name }) => name)).toEqual(['a', 'big']);
});

test('a file that is deleted is followed no more', () => {
  const path = store.write(named('a'));
  const follower = new Follower(store.journal);
  rmSync(path);
  expect(poll(follower)).toEqual([]);
});
