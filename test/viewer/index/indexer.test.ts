import { appendFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { id, Lines, T0, TestStore } from '../../journal/scan-fixture.js';
import { indexed, rowsOf, snapshotOf } from './support.js';

let store: TestStore;

beforeEach(() => {
  store = new TestStore();
});

afterEach(() => store.remove());

const MANY = 1200;

/** Enough for a snapshot to be worth it. */
function many(traceId: string): Lines {
  const lines = new Lines().open();
  for (let i = 0; i < MANY; i++) lines.spanEnd(traceId, id(), { name: `step ${i % 7}`, model: i % 2 ? 'gpt' : undefined });
  return lines.traceEnd(traceId, { tags: ['a', 'b'], sessionId: 's' });
}

test('a trace that is in no file any more is gone from the index', async () => {
  const [old, kept] = [id(), id()];
  const path = store.write(new Lines().open().traceEnd(old).text, { process: 1 });
  store.write(new Lines().open().traceEnd(kept).text, { process: 2 });
  const indexer = await indexed(store);
  rmSync(path);
  await indexer.poll();
  expect(rowsOf(indexer).map(({ traceId }) => traceId)).toEqual([kept]);
  expect(indexer.takeChanges().removed).toEqual([old]);
});

test('a trace that loses one of its files keeps what stands in the others', async () => {
  const traceId = id();
  const first = store.write(new Lines().open().spanEnd(traceId, id(), { tokenUsage: { promptTokens: 5 } }).text, { segment: 0 });
  store.write(new Lines().open().spanEnd(traceId, id(), { tokenUsage: { promptTokens: 7 } }).traceEnd(traceId).text, { segment: 1 });
  const indexer = await indexed(store);
  expect(rowsOf(indexer)[0]).toMatchObject({ spans: 2, tokens: 12 });
  rmSync(first);
  await indexer.poll();
  expect(rowsOf(indexer)[0]).toMatchObject({ spans: 1, tokens: 7, name: 'agent' });
});

test('a trace whose own record is gone is named after its earliest span', async () => {
  const traceId = id();
  store.write(new Lines().open().spanEnd(traceId, id(), { name: 'first' }).text, { segment: 0 });
  const last = store.write(new Lines().open().traceEnd(traceId, { sessionId: 's' }).text, { segment: 1 });
  const indexer = await indexed(store);
  rmSync(last);
  await indexer.poll();
  expect(rowsOf(indexer)[0]).toMatchObject({ name: 'first', sessionId: undefined });
});

test('a span that is delivered twice counts once', async () => {
  const [traceId, spanId] = [id(), id()];
  store.write(new Lines().open().spanEnd(traceId, spanId, { cost: { total: 1 } }).spanEnd(traceId, spanId, { cost: { total: 1 } }).text);
  expect(rowsOf(await indexed(store))[0]).toMatchObject({ spans: 1, cost: 1 });
});

test('a write that was cut off again is read when it is written anew', async () => {
  const traceId = id();
  const lines = new Lines().open().traceStart(traceId);
  const path = store.write(lines.text);
  const size = lines.text.length;
  const indexer = await indexed(store);
  appendFileSync(path, '{"event":"trace.end","se');
  await indexer.poll();
  truncateSync(path, size);
  appendFileSync(path, lines.traceEnd(traceId).text.slice(size));
  await indexer.poll();
  expect(rowsOf(indexer)[0]).toMatchObject({ status: 'COMPLETED' });
});

test('a file of a later version is left alone', async () => {
  store.write(new Lines().open({ version: 99 }).traceEnd(id()).text);
  const indexer = await indexed(store);
  expect(rowsOf(indexer)).toEqual([]);
  expect(indexer.counts.futureVersion).toBe(1);
});

test('a warm start has the same rows, and reads only what came since', async () => {
  const [traceId, later] = [id(), id()];
  const lines = many(traceId);
  const path = store.write(lines.text);
  const cold = await indexed(store, snapshotOf(store));
  cold.save();
  const before = lines.text.length;
  appendFileSync(path, lines.traceEnd(later, { startTime: T0 - 5 }).text.slice(before));
  const warm = await indexed(store, snapshotOf(store));
  expect(warm.counts.lines).toBe(1);
  expect(rowsOf(warm)).toEqual([...rowsOf(cold), expect.objectContaining({ traceId: later })]);
  expect(warm.index.spansOf(warm.index.findTrace(traceId))).toHaveLength(MANY);
});

test('the snapshot can be read by its owner alone', async () => {
  store.write(many(id()).text);
  (await indexed(store, snapshotOf(store))).save();
  expect(statSync(snapshotOf(store)).mode & 0o777).toBe(0o600);
  expect(statSync(`${store.dir}/index`).mode & 0o777).toBe(0o700);
});

test.each([
  ['with a wrong byte', (bytes: Buffer) => void (bytes[bytes.length >> 1]! ^= 1)],
  ['of another version', (bytes: Buffer) => void bytes.writeUInt32LE(999, 16)],
])('a snapshot %s is thrown away', async (_, damage) => {
  store.write(many(id()).text);
  (await indexed(store, snapshotOf(store))).save();
  const bytes = readFileSync(snapshotOf(store));
  damage(bytes);
  writeFileSync(snapshotOf(store), bytes);
  const indexer = await indexed(store, snapshotOf(store));
  expect(indexer.counts.lines).toBe(MANY + 1);
  expect(rowsOf(indexer)).toHaveLength(1);
});

test('a snapshot of files that are others now is thrown away', async () => {
  const [traceId, other] = [id(), id()];
  store.write(many(traceId).text);
  (await indexed(store, snapshotOf(store))).save();
  store.write(many(other).text);
  expect(rowsOf(await indexed(store, snapshotOf(store))).map((row) => row.traceId)).toEqual([other]);
});

test('a file that was deleted between two runs is gone after a warm start', async () => {
  const [traceId, other] = [id(), id()];
  const path = store.write(many(traceId).text, { process: 1 });
  store.write(many(other).text, { process: 2 });
  (await indexed(store, snapshotOf(store))).save();
  rmSync(path);
  const warm = await indexed(store, snapshotOf(store));
  expect(warm.counts.lines).toBe(0);
  expect(rowsOf(warm).map((row) => row.traceId)).toEqual([other]);
});
