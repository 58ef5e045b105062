import { expect, test } from '@jest/globals';
import { mergeSpans } from '../../../viewer/ui/data/merge-spans.js';
import { rowsOfColumns } from '../../../viewer/ui/data/rows-of-columns.js';
import { liveEntry } from '../../../viewer/ui/data/live-entry.js';
import { missingPages, rowAt, withChanged } from '../../../viewer/ui/data/trace-pages.js';
import { spanRow } from './timed-rows.js';
import type { SpanColumns, TraceRow } from '../../../viewer/api/types.js';

const told = (spanId: string, startTime: number, parentSpanId?: string) => spanRow({ spanId, startTime, parentSpanId });

test('a span that comes later takes its place under its parent', () => {
  const rows = mergeSpans([told('a', 1), told('b', 5)], [told('c', 2, 'a'), told('d', 3, 'c')]);
  expect(rows.map(({ spanId, depth }) => `${depth}${spanId}`)).toEqual(['0a', '1c', '2d', '0b']);
});

test('a span that ends is told anew and stands where it stood', () => {
  const rows = mergeSpans([told('a', 1), told('b', 2)], [{ ...told('a', 1), status: 'ERROR' }]);
  expect(rows.map(({ spanId, status }) => [spanId, status])).toEqual([['a', 'ERROR'], ['b', 'COMPLETED']]);
});

test('a span whose parent has not come yet stands at the top until it comes', () => {
  const first = mergeSpans([], [told('b', 2, 'a')]);
  expect(first[0]!.depth).toBe(0);
  expect(mergeSpans(first, [told('a', 1)]).map(({ depth }) => depth)).toEqual([0, 1]);
});

test('columns become rows, with what is absent left undefined', () => {
  const columns: SpanColumns = {
    count: 2, strings: ['plan', 'CHAIN', 'COMPLETED', 'LLM', 'ERROR', 'gpt'], errors: [{ type: 'E', message: 'm' }], sources: [{ file: 'a.ts', line: 1 }],
    spanId: ['a', 'b'], parent: [-1, 0], name: [0, 0], kind: [1, 3], status: [2, 4], reason: [-1, -1], model: [-1, 5], error: [-1, 0], source: [0, -1],
    start: [5, 7], duration: [20, -1], promptTokens: [-1, 3], completionTokens: [-1, 0], cost: [-1, 0.5], ttft: [-1, 2], flags: [3, 4], depth: [0, 1],
  };
  const [a, b] = rowsOfColumns(columns, 100);
  expect(a).toMatchObject({ spanId: 'a', name: 'plan', kind: 'CHAIN', startTime: 105, endTime: 125, hasInput: true, hasOutput: true, source: { line: 1 } });
  expect([a!.model, a!.cost, a!.parentSpanId, a!.error]).toEqual([undefined, undefined, undefined, undefined]);
  expect(b).toMatchObject({ parentSpanId: 'a', model: 'gpt', status: 'ERROR', error: { type: 'E' }, promptTokens: 3, completionTokens: 0, cost: 0.5, ttft: 2, orphan: true, depth: 1 });
  expect(b!.endTime).toBeUndefined();
});

const trace = (traceId: string, given: Partial<TraceRow> = {}): TraceRow => ({ traceId, name: traceId, status: 'RUNNING', startTime: 0, spans: 1, openSpans: 0, failedSpans: 0, promptTokens: 0, completionTokens: 0, tokens: 0, models: [], live: true, ...given });

test('a trace that changes keeps its place in the list, and one that is new is counted', () => {
  const pages = new Map([[0, [trace('a'), trace('b')]]]);
  const { pages: next, strangers } = withChanged(pages, [trace('b', { spans: 9 }), trace('new')]);
  expect(rowAt(next, 1)!.spans).toBe(9);
  expect(strangers).toBe(1);
  expect(rowAt(pages, 1)!.spans).toBe(1);
});

test('only pages that are seen and not here are asked for', () => {
  expect(missingPages(new Map([[1, []]]), 150, 320)).toEqual([2, 3]);
  expect(missingPages(new Map(), 0, 0)).toEqual([0]);
});

test('the live tail says what is new about a trace', () => {
  expect(liveEntry(trace('a'), undefined)).toBe('began, 1 span');
  expect(liveEntry(trace('a', { spans: 4, failedSpans: 1 }), trace('a'))).toBe('+3 spans (1 failed)');
  expect(liveEntry(trace('a', { live: false, status: 'COMPLETED' }), trace('a'))).toBe('completed');
  expect(liveEntry(trace('a', { live: false, status: 'INTERRUPTED', spans: 3 }), trace('a'))).toBe('interrupted, +2 spans');
  expect(liveEntry(trace('a'), trace('a'))).toBe('updated');
});
