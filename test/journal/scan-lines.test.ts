import { closeSync, openSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from '@jest/globals';
import { readLines } from '../../src/journal/lines.js';
import { TestStore } from './scan-fixture.js';

const store = new TestStore();
afterAll(() => store.remove());

function linesOf(content: string, limits: { chunk: number; line: number }, from = 0) {
  const fd = openSync(store.write(content), 'r');
  try {
    return Array.from(readLines(fd, from, limits), ({ bytes, ...rest }) => ({ text: bytes.toString(), ...rest }));
  } finally {
    closeSync(fd);
  }
}

test('lines are the same whatever the size of the pieces that a file is read in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '\n') })), fc.integer({ min: 1, max: 40 }), (parts, chunk) => {
      const content = parts.join('\n');
      const expected = content.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(linesOf(content, { chunk, line: 10_000 }).map(({ text }) => text)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('each line knows its place and whether it has its newline', () => {
  expect(linesOf('ab\n\ncde', { chunk: 2, line: 100 })).toEqual([
    { text: 'ab', offset: 0, next: 3, whole: true },
    { text: '', offset: 3, next: 4, whole: true },
    { text: 'cde', offset: 4, next: 7, whole: false },
  ]);
});

test('of a line beyond the limit only its end is kept, and the lines behind it are whole', () => {
  const read = linesOf(`${'x'.repeat(1000)}END\nnext\n`, { chunk: 8, line: 32 });
  expect(read.at(-1)).toMatchObject({ text: 'next', offset: 1004 });
  expect(read[0]!.text.length).toBeLessThanOrEqual(40);
  expect(read[0]!.text).toMatch(/xEND$/);
  expect(read).toHaveLength(2);
});
