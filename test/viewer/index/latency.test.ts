import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classMiddle, LATENCY_CLASSES, latencyClass } from '../../../viewer/index/latency.js';

const duration = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 2 ** 50 }), fc.tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom(-1, 0, 1)).map(([power, more]) => 2 ** power + more));

test('the middle of a class is within 2 % of every duration in it', () => {
  fc.assert(fc.property(duration, (one) => expect(Math.abs(classMiddle(latencyClass(one)) - one)).toBeLessThanOrEqual(one * 0.02)), { numRuns: 1000 });
});

test('a longer duration is in the same class or in a higher one', () => {
  fc.assert(fc.property(duration, duration, (a, b) => expect(Math.sign(latencyClass(a) - latencyClass(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0)), { numRuns: 1000 });
});

test.each([0, -5, Number.NaN, 0.4])('%d is in the lowest class', (one) => {
  expect([latencyClass(one), classMiddle(0)]).toEqual([0, 0]);
});

test('no duration is beyond the last class', () => {
  expect(latencyClass(Number.MAX_SAFE_INTEGER)).toBeLessThan(LATENCY_CLASSES);
});
