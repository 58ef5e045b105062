import { expect, test } from '@jest/globals';
import { score, startTrace } from 'filigree';
import { record } from '../support/record.js';

test('a score names the trace, or the trace and the span, that it judges', () => {
  const recorded = record();
  const t = startTrace('run');
  const s = t.span('step');
  score(t, 'helpful', 0.9, { reason: 'cites its source', metadata: { by: 'judge' } });
  score(s, 'correct', true);
  s.end();
  t.end();
  score(t, 'late', 'fine');
  score(t.traceId, 'by id', 1);
  expect(recorded.memory.scores).toEqual([
    { traceId: t.traceId, name: 'helpful', value: 0.9, reason: 'cites its source', metadata: { by: 'judge' }, time: expect.any(Number) },
    { traceId: t.traceId, spanId: s.spanId, name: 'correct', value: true, time: expect.any(Number) },
    { traceId: t.traceId, name: 'late', value: 'fine', time: expect.any(Number) },
    { traceId: t.traceId, name: 'by id', value: 1, time: expect.any(Number) },
  ]);
});
