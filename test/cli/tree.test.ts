import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { matchIds } from '../../viewer/data/match-id.js';
import { rows } from '../../viewer/data/rows.js';
import { Summaries } from '../../viewer/data/summaries.js';
import { tokensOf } from '../../viewer/data/totals.js';
import { buildTree } from '../../viewer/data/tree.js';
import type { SpanView } from '../../viewer/data/span-view.js';

const span = (spanId: string, parentSpanId?: string, startTime = 0): SpanView => ({
  spanId, parentSpanId, startTime, traceId: 't', name: spanId, kind: 'OTHER', status: 'COMPLETED',
});
const drawn = (spans: readonly SpanView[]) => Array.from(rows(buildTree(spans)), (row) => `${'-'.repeat(row.depth)}${row.span.spanId}${row.orphan ? '?' : ''}`);

test('children stand under their parents, siblings in the order of their starts', () => {
  expect(drawn([span('c', 'a', 3), span('b', 'a', 2), span('a'), span('d', undefined, 9)])).toEqual(['a', '-b', '-c', 'd']);
});

test('spans that are their own ancestors are drawn once, the earliest of them under the trace', () => {
  expect(drawn([span('a', 'c', 1), span('b', 'a', 2), span('c', 'b', 3), span('x', 'x', 0)])).toEqual(['x?', 'a?', '-b', '--c']);
});

test('every span is drawn exactly once, whatever their parents are', () => {
  const parents = fc.array(fc.option(fc.nat(20)), { maxLength: 15 });
  fc.assert(
    fc.property(parents, (given) => {
      const spans = given.map((parent, i) => span(String(i), parent === null ? undefined : String(parent), i % 3));
      const ids = Array.from(rows(buildTree(spans)), (row) => row.span.spanId);
      expect([...ids].sort()).toEqual(spans.map(({ spanId }) => spanId).sort());
    }),
  );
});

test('a chain of 100,000 spans is no problem', () => {
  const spans = Array.from({ length: 100_000 }, (_, i) => span(String(i), i === 0 ? undefined : String(i - 1), i));
  let last = { depth: 0, last: [] as readonly boolean[] };
  for (const row of rows(buildTree(spans))) last = row;
  expect(last.depth).toBe(99_999);
  expect(last.last).toHaveLength(24);
});

test('a whole id means itself, though another begins with it', () => {
  expect(matchIds(['ab', 'abc', 'xab'], 'AB')).toEqual(['ab']);
  expect(matchIds(['a-b-c', 'cab'], 'ab')).toEqual(['a-b-c', 'cab']);
});

test('extra counts of tokens are parts of the others', () => {
  expect(tokensOf({ promptTokens: 5, completionTokens: 2, cachedTokens: 4, totalTokens: 7 })).toBe(7);
  expect(tokensOf({ totalTokens: 9 })).toBe(9);
  expect(tokensOf(undefined)).toBe(0);
});

test('summaries keep nothing that was captured', () => {
  const summaries = new Summaries();
  const huge = { input: 'secret', output: 'secret', metadata: { secret: 1 } };
  const record = { traceId: 't', name: 'n', status: 'COMPLETED', startTime: 1, endTime: 2 } as const;
  summaries.add({ event: 'trace.end', ...record, ...huge }, 'p');
  summaries.add({ event: 'span.end', spanId: 's', kind: 'LLM', ...record, ...huge }, 'p');
  expect(JSON.stringify(summaries.list(() => ({ running: false })))).not.toContain('secret');
});
