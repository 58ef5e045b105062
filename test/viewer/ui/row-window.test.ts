import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowWindow } from '../../../viewer/ui/data/row-window.js';

test('the rows that are seen are in the document, and some beyond them', () => {
  expect(rowWindow(0, 280, 28, 1000)).toEqual({ from: 0, to: 23 });
  expect(rowWindow(2800, 280, 28, 1000)).toEqual({ from: 88, to: 123 });
});

test('the document has about a screen of rows, however many there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 500_000 }), (top, height, count) => {
      const { from, to } = rowWindow(top, height, 28, count);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 28) + 25);
    }),
  );
});
