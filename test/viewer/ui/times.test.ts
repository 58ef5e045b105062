import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { barPlace } from '../../../viewer/ui/data/bar-place.js';
import { criticalPath } from '../../../viewer/ui/data/critical-path.js';
import { extentOf, zoomed } from '../../../viewer/ui/data/extent.js';
import { selfTimes } from '../../../viewer/ui/data/self-times.js';
import { timeTicks } from '../../../viewer/ui/data/time-ticks.js';
import { treeShape } from '../../../viewer/ui/data/tree-shape.js';
import { timed } from './timed-rows.js';

const selves = ({ rows, shape }: ReturnType<typeof timed>, now = 0) => [...selfTimes(rows, shape, now)];

test('the time of its own is what no child was running in', () => {
  expect(selves(timed([0, 0, 100], [1, 10, 30], [1, 50, 90]))).toEqual([40, 20, 40]);
});

test('children that run at the same time count once', () => {
  expect(selves(timed([0, 0, 100], [1, 10, 60], [1, 20, 50], [1, 40, 80]))[0]).toBe(30);
});

test('what of a child lies outside its parent does not count', () => {
  expect(selves(timed([0, 10, 20], [1, 0, 15], [1, 18, 40]))[0]).toBe(3);
});

test('a span that still runs has its time until now', () => {
  expect(selves(timed([0, 0], [1, 10]), 50)).toEqual([10, 40]);
});

test('the critical path goes back from the end through what was waited for', () => {
  const { rows, shape } = timed([0, 0, 100], [1, 0, 40], [1, 10, 90], [2, 20, 80]);
  expect(criticalPath(rows, shape, 0)).toEqual([
    { row: 0, from: 90, to: 100 },
    { row: 2, from: 80, to: 90 },
    { row: 3, from: 20, to: 80 },
    { row: 2, from: 10, to: 20 },
    { row: 0, from: 0, to: 10 },
  ]);
});

test('the critical path has each moment of the whole once', () => {
  const interval = fc.tuple(fc.nat(3), fc.nat(1000), fc.nat(500));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 30 }), (given) => {
      const rows = [{ depth: -1, startTime: 0, endTime: 1600 }, ...inDepth(given)];
      const path = criticalPath(rows, treeShape(rows), 0);
      expect(path.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(1600);
      path.forEach(({ to }, i) => expect(to).toBe(i === 0 ? 1600 : path[i - 1]!.from));
    }),
  );
});

/** Made-up depths as a tree can have them: no row is more than one deeper than the one before it. */
function inDepth(given: readonly (readonly [number, number, number])[]) {
  let before = -1;
  return given.map(([depth, startTime, length]) => ({ depth: (before = Math.min(depth, before + 1)), startTime, endTime: startTime + length }));
}

test('the extent has every span, those outside their trace too', () => {
  expect(extentOf([{ startTime: 10, endTime: 20 }, { startTime: 5, endTime: 12 }, { startTime: 15 }], 40)).toEqual({ from: 5, to: 40 });
  expect(extentOf([], 0)).toEqual({ from: 0, to: 1 });
});

test('zooming keeps the moment it is about in its place, and stays inside the whole', () => {
  const whole = { from: 0, to: 100 };
  expect(zoomed(whole, 0.5, whole, 25)).toEqual({ from: 12.5, to: 62.5 });
  expect(zoomed({ from: 90, to: 100 }, 4, whole)).toEqual({ from: 60, to: 100 });
  expect(zoomed({ from: 40, to: 60 }, 99, whole)).toEqual(whole);
});

test('a bar stands where its time is, cut at the edges of what is shown', () => {
  const extent = { from: 100, to: 200 };
  expect(barPlace({ startTime: 120, endTime: 150 }, extent, 0)).toEqual({ left: 0.2, width: 0.3 });
  expect(barPlace({ startTime: 50, endTime: 150 }, extent, 0)).toEqual({ left: 0, width: 0.5 });
  expect(barPlace({ startTime: 150 }, extent, 175)).toEqual({ left: 0.5, width: 0.25 });
  expect(barPlace({ startTime: 10, endTime: 20 }, extent, 0)).toBeUndefined();
});

test('the axis has round times, and not too many of them', () => {
  expect(timeTicks(1_000_000, 4)).toEqual([500_000]);
  expect(timeTicks(4_100_000, 4)).toEqual([2_000_000, 4_000_000]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 10 }), (duration, count) => expect(timeTicks(duration, count).length).toBeLessThanOrEqual(count)));
});
