import { expect, test } from '@jest/globals';
import { minimap } from '../../../viewer/ui/data/minimap.js';

const row = (depth: number, startTime: number, endTime: number, kind = 'LLM', status = 'COMPLETED') => ({ depth, startTime, endTime, kind, status });
const strip = { from: 0, to: 100, columns: 10, levels: 3 };

test('a span is as long in the strip as in time, and on the line of its depth', () => {
  expect(minimap([row(-1, 0, 100, 'TRACE'), row(0, 20, 50)], strip)).toEqual([
    { level: 0, from: 0, to: 10, kind: 'TRACE', failed: false },
    { level: 1, from: 2, to: 5, kind: 'LLM', failed: false },
  ]);
});

test('a failed span is seen over those that did not fail', () => {
  const bars = minimap([row(0, 41, 42, 'TOOL', 'ERROR'), row(0, 40, 50, 'TOOL')], strip);
  expect(bars).toEqual([{ level: 1, from: 4, to: 5, kind: 'TOOL', failed: true }]);
});

test('spans too short for a column still have one', () => {
  expect(minimap([row(0, 99.9, 100)], strip)).toEqual([{ level: 1, from: 9, to: 10, kind: 'LLM', failed: false }]);
});

test('deep spans share the lowest line', () => {
  expect(minimap([row(40, 0, 10)], strip)[0]!.level).toBe(2);
});

test('100,000 spans are drawn in at most a bar for each cell', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => row(i % 5, i / 1000, i / 1000 + 0.5, i % 2 === 0 ? 'LLM' : 'TOOL'));
  expect(minimap(many, strip).length).toBeLessThanOrEqual(30);
});
