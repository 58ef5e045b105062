import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ancestorsOf } from '../../../viewer/ui/data/ancestors-of.js';
import { placeAmong, shownRows } from '../../../viewer/ui/data/shown-rows.js';
import { treeShape } from '../../../viewer/ui/data/tree-shape.js';

const depths = (...list: number[]) => list.map((depth) => ({ depth }));

test('a span hangs under the last one above it that is less deep', () => {
  const { parent, end } = treeShape(depths(-1, 0, 1, 1, 0, 1, 2));
  expect([...parent]).toEqual([-1, 0, 1, 1, 0, 4, 5]);
  expect([...end]).toEqual([7, 4, 3, 4, 7, 7, 7]);
});

test('a collapsed span hides what is under it and nothing besides', () => {
  const shape = treeShape(depths(0, 1, 2, 1, 0, 1));
  expect([...shownRows(shape, new Set())]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...shownRows(shape, new Set([1, 4]))]).toEqual([0, 1, 3, 4]);
  expect([...shownRows(shape, new Set([0, 1]))]).toEqual([0, 4, 5]);
});

test('the way down to a span leads through each of its ancestors', () => {
  const shape = treeShape(depths(0, 1, 2, 1, 2, 3));
  expect(ancestorsOf(shape, 5)).toEqual([0, 3, 4]);
  expect(ancestorsOf(shape, 0)).toEqual([]);
});

test('a row is found among those that are shown, wherever it stands', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { minLength: 1 }), fc.nat(500), (places, wanted) => {
      const shown = Int32Array.from(places).sort();
      expect(placeAmong(shown, wanted)).toBe(shown.indexOf(wanted));
    }),
  );
});

test('a chain of 100,000 spans has a shape, too', () => {
  const { end } = treeShape(Array.from({ length: 100_000 }, (_, depth) => ({ depth })));
  expect(end[0]).toBe(100_000);
});
