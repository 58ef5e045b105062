import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEAD_PID, Lines, T0, TestStore } from '../../journal/scan-fixture.js';
import { anyCharacter } from '../../support/any-character.js';
import { comparable, indexed, rowsOf, scannedRows } from './support.js';

const stores: TestStore[] = [];

afterEach(() => {
  for (const store of stores.splice(0)) store.remove();
});

function newStore(): TestStore {
  const store = new TestStore();
  stores.push(store);
  return store;
}

const TRACES = Array.from({ length: 4 }, (_, i) => `01977420-dc08-7000-8000-00000000aa0${i}`);
const text = fc.oneof(fc.constantFrom('agent', 'plan', 'a "quoted" name', 'back\\slash', 'Größe 😀', '__proto__', '\u202e\n\x1b[31m'), fc.string({ unit: anyCharacter, maxLength: 12 }));
const time = fc.integer({ min: T0, max: T0 + 5_000_000 });
const error = fc.option(fc.record({ type: fc.constantFrom('TypeError', 'E'), message: text }), { nil: undefined });
const usage = fc.option(fc.record({ promptTokens: fc.nat(9000), completionTokens: fc.nat(900) }, { requiredKeys: [] }), { nil: undefined });
const status = fc.constantFrom('COMPLETED', 'ERROR', 'CANCELLED');

const traceRecord = fc.record({
  event: fc.constantFrom('traceStart', 'traceEnd'),
  trace: fc.nat(3),
  fields: fc.record({ name: text, status, startTime: time, sessionId: fc.option(text, { nil: undefined }), userId: fc.constantFrom('ann', undefined), environment: fc.constantFrom('prod', undefined), tags: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }), error, input: fc.jsonValue() }),
});

const spanRecord = fc.record({
  event: fc.constantFrom('spanStart', 'spanEnd'),
  trace: fc.nat(3),
  span: fc.nat(5),
  half: fc.boolean(),
  fields: fc.record({ name: text, status, startTime: time, kind: fc.constantFrom('LLM', 'TOOL'), model: fc.constantFrom('gpt', 'Llama "4"', undefined), tokenUsage: usage, cost: fc.option(fc.record({ total: fc.integer({ min: 0, max: 100 }) }), { nil: undefined }), error, output: fc.jsonValue(), metadata: fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }) }),
});

type Made = { event: 'traceStart' | 'traceEnd' | 'spanStart' | 'spanEnd'; trace: number; span?: number; half?: boolean; fields: { startTime: number } };

/**
 * Every span begins and ends once at most, and every process writes its own: what the journal promises. `received`: what
 * has ended can come again, from an SDK that repeats it, or under the half of its id that OTLP has room for.
 */
function write(store: TestStore, records: readonly Made[], received = false): string[] {
  const files = [new Lines().open(), new Lines().open()];
  const done = new Set<string>();
  for (const { event, fields, half, span, trace } of records) {
    const key = `${event} ${trace} ${span}`;
    const again = received && event === 'spanEnd';
    if ((!again && (done.has(key) || done.has(`spanEnd ${trace} ${span}`))) || done.has(`traceEnd ${trace} undefined`)) continue;
    done.add(key);
    const traceId = TRACES[trace]!;
    const ends = event.endsWith('End') ? { endTime: fields.startTime + 1000 } : { status: 'RUNNING', error: undefined };
    const lines = files[trace % 2]!;
    if (span === undefined) lines[event as 'traceEnd'](traceId, { ...fields, ...ends });
    else lines[event as 'spanEnd'](traceId, `${again && half ? '00000000-0000-0000' : '01977420-dc08-7000'}-8000-0000${trace}00000b${span}`, { ...fields, ...ends });
  }
  return files.map(({ text: lines }, i) => store.write(lines, { process: i + 1, pid: DEAD_PID }));
}

test('the index has what a scan of the journal has, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(traceRecord, spanRecord), { maxLength: 30 }), async (records) => {
      const store = newStore();
      write(store, records as Made[]);
      expect(comparable(rowsOf(await indexed(store)))).toEqual(scannedRows(store));
    }),
    { numRuns: 60 },
  );
});

test('the same where spans were received that are there already', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(traceRecord, spanRecord), { maxLength: 30 }), async (records) => {
      const store = newStore();
      write(store, records as Made[], true);
      expect(comparable(rowsOf(await indexed(store)))).toEqual(scannedRows(store));
    }),
    { numRuns: 60 },
  );
});

test('bytes that are damaged cost the index the same lines as the scan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(traceRecord, spanRecord), { minLength: 3, maxLength: 20 }), fc.array(fc.nat(), { maxLength: 6 }), fc.nat(200), async (records, hits, torn) => {
      const store = newStore();
      const [first] = write(store, records as Made[]);
      const bytes = readFileSync(first!);
      for (const hit of hits) bytes[hit % bytes.length]! ^= 0x21;
      writeFileSync(first!, bytes.subarray(0, bytes.length - Math.min(torn, bytes.length - 1)));
      expect(comparable(rowsOf(await indexed(store)))).toEqual(scannedRows(store));
    }),
    { numRuns: 60 },
  );
});

test('reading piece by piece comes to the same as reading at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(traceRecord, spanRecord), { maxLength: 20 }), fc.array(fc.nat(5000), { maxLength: 5 }), async (records, cuts) => {
      const store = newStore();
      const [first] = write(store, records as Made[]);
      const bytes = readFileSync(first!);
      const places = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
      writeFileSync(first!, bytes.subarray(0, places[0]));
      const indexer = await indexed(store);
      for (const [i, place] of places.entries()) {
        if (i > 0) appendFileSync(first!, bytes.subarray(places[i - 1], place));
        await indexer.poll();
      }
      expect(comparable(rowsOf(indexer))).toEqual(scannedRows(store));
    }),
    { numRuns: 40 },
  );
});

test('a line in another order than ours is read like any other', async () => {
  const store = newStore();
  const traceId = TRACES[0]!;
  const lines = new Lines().open().add('span.end', { cost: { total: 2 }, input: { name: 'not me' }, kind: 'LLM', endTime: T0 + 5, startTime: T0, status: 'COMPLETED', name: 'odd', traceId: 'no uuid', spanId: 'x' });
  store.write(lines.traceEnd(traceId, { metadata: { traceId: 'inside', tags: 1 } }).text);
  expect(comparable(rowsOf(await indexed(store)))).toEqual(scannedRows(store));
  expect(rowsOf(await indexed(store)).map(({ traceId: id }) => id).sort()).toEqual([traceId, 'no uuid'].sort());
});
