import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffLines } from '../../../viewer/ui/data/diff-lines.js';
import { foldDiff } from '../../../viewer/ui/data/fold-diff.js';
import type { DiffLine } from '../../../viewer/ui/data/diff-lines.js';

const marks = (diff: readonly DiffLine[]) => diff.map(({ change, text }) => `${{ same: ' ', added: '+', removed: '-' }[change]}${text}`);

test('a changed line is removed and added, those around it stay', () => {
  expect(marks(diffLines('a\nb\nc', 'a\nB\nc'))).toEqual([' a', '-b', '+B', ' c']);
});

test('a line that was put in between is added alone', () => {
  expect(marks(diffLines('a\nb', 'a\nx\nb'))).toEqual([' a', '+x', ' b']);
});

test('both texts can be read from their difference', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = diffLines(before, after);
      const side = (without: string) => diff.filter(({ change }) => change !== without).map((line) => line.text).join('\n');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});

test('two large texts with nothing in common are told at once', () => {
  const lines = (letter: string) => Array.from({ length: 20_000 }, (_, i) => `${letter}${i}`).join('\n');
  expect(diffLines(lines('a'), lines('b')).length).toBe(40_000);
});

test('what is far from a change is folded', () => {
  const same = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i)).join('\n');
  const parts = foldDiff(diffLines(`${same(0, 20)}\nold`, `${same(0, 20)}\nnew`));
  expect(parts.map((part) => ('lines' in part ? part.lines.length : -part.hidden.length))).toEqual([-17, 5]);
});
