import fc from 'fast-check';
import { afterAll, describe, expect, test } from '@jest/globals';
import { scanFile } from '../../src/journal/scan.js';
import { Lines, TestStore, id, line } from './scan-fixture.js';

const store = new TestStore();
afterAll(() => store.remove());

const trace = id();
const whole = new Lines()
  .open()
  .traceStart(trace, { input: { text: 'línea "uno"\n🙂', nested: { event: 'x', seq: 1, crc: '00000000' } } })
  .spanStart(trace, id())
  .spanEnd(trace, id(), { input: { event: 'span.end', seq: 3 }, output: [1, 2, { crc: 'deadbeef' }] })
  .traceEnd(trace)
  .close().text;
const bytes = Buffer.from(whole);
const intact = entriesOf(bytes);

function entriesOf(content: Uint8Array): string[] {
  return [...scanFile(store.write(content))].map(({ entry, seq }) => JSON.stringify({ seq, ...entry }));
}

function scanned(content: string | Uint8Array) {
  const scan = scanFile(store.write(content));
  return { seqs: [...scan].map(({ seq }) => seq), counts: scan.counts };
}

test('of a file cut at any byte, all complete lines are read', () => {
  expect(intact).toHaveLength(6);
  const ends = [...whole.matchAll(/\n/g)].map(({ index }) => Buffer.byteLength(whole.slice(0, index)));
  for (let length = 0; length <= bytes.length; length++) {
    const complete = ends.filter((end) => end <= length).length;
    expect(entriesOf(bytes.subarray(0, length))).toEqual(intact.slice(0, complete));
  }
});

test('flipped bits cost a line each at most, and nothing false is read', () => {
  const flips = fc.array(fc.nat(bytes.length * 8 - 1), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(flips, (bits) => {
      const damaged = Buffer.from(bytes);
      for (const bit of bits) damaged[bit >> 3]! ^= 1 << (bit & 7);
      const read = entriesOf(damaged);
      expect(read.filter((entry) => !intact.includes(entry))).toEqual([]);
      expect(read.length).toBeGreaterThanOrEqual(intact.length - bits.length);
    }),
    { numRuns: 800 },
  );
});

test('garbage is no journal, and no error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4000 }), (garbage) => {
      expect(entriesOf(garbage)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('garbage between lines hides none of them', () => {
  const lines = whole.split('\n').slice(0, -1).map((text) => Buffer.from(`${text}\n`));
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 6, maxLength: 6 }), (pieces) => {
      const mixed = lines.flatMap((text, i) => [text, pieces[i]!, Buffer.from('\n')]);
      expect(entriesOf(Buffer.concat(mixed))).toEqual(intact);
    }),
    { numRuns: 200 },
  );
});

describe('lines that are glued together', () => {
  const a = line({ event: 'score', seq: 1, traceId: trace, name: 'a', value: 1, time: 1 }).trimEnd();
  const b = line({ event: 'score', seq: 2, traceId: trace, name: 'b', value: 1, time: 1 }).trimEnd();

  test.each([
    ['by a damaged newline', `${a}J${b}\n`, [1, 2]],
    ['by a lost newline', `${a}${b}\n`, [1, 2]],
    ['behind a torn line', `${a.slice(0, 30)}${b}\n`, [2]],
    ['behind a line that was torn in its checksum', `${a.slice(0, -5)}${b}\n`, [2]],
    ['before a torn line', `${a} ${b.slice(0, 30)}\n`, [1]],
    ['at the very end of a file', `${a}${b}`, [1, 2]],
  ])('%s are told apart', (_, content, expected) => {
    expect(scanned(content).seqs).toEqual(expected);
  });
});

test('a line that a program recorded as a value is not taken for one of its own when the line around it is damaged', () => {
  const inner = JSON.parse(line({ event: 'score', seq: 77, traceId: id(), name: 'inner', value: 1, time: 1 })) as object;
  const outer = line({ event: 'trace.end', seq: 1, traceId: trace, name: 'outer', status: 'COMPLETED', startTime: 1, endTime: 2, output: [inner, inner] });
  expect(scanned(outer.replace('outer', 'Outer'))).toMatchObject({ seqs: [], counts: { damaged: 1 } });
  expect(scanned(outer).seqs).toEqual([1]);
});

test('a tail of zeros, as file systems leave it after a power cut, costs nothing that stands before it', () => {
  const { seqs, counts } = scanned(Buffer.concat([bytes, Buffer.alloc(3 * 1024 * 1024)]));
  expect(seqs).toHaveLength(6);
  expect(counts).toMatchObject({ damaged: 0, torn: 1 });
});

test.each([
  ['a number', '12'],
  ['an array', '["event"]'],
  ['no event', '{"seq":1}'],
  ['no number', '{"event":"score"}'],
  ['a name of the wrong type', `{"event":"score","seq":1,"traceId":"x","name":7,"value":1,"time":1}`],
  ['a missing time', `{"event":"score","seq":1,"traceId":"x","name":"x","value":1}`],
  ['an error without a message', `{"event":"trace.end","seq":1,"traceId":"x","name":"x","status":"ERROR","startTime":1,"endTime":2,"error":{"type":"E"}}`],
  ['events that are no events', `{"event":"span.end","seq":1,"traceId":"x","spanId":"y","kind":"LLM","name":"x","status":"ERROR","startTime":1,"endTime":2,"events":[null]}`],
  ['an end without its time', `{"event":"trace.end","seq":1,"traceId":"x","name":"x","status":"ERROR","startTime":1}`],
])('a line with a right checksum and %s is damaged all the same', (_, json) => {
  const parsed = JSON.parse(json) as object;
  const { seqs, counts } = scanned(Array.isArray(parsed) || typeof parsed !== 'object' ? `${json}\n` : line(parsed));
  expect(seqs).toEqual([]);
  expect(counts.damaged).toBe(1);
});
