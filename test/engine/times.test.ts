import { expect, test } from '@jest/globals';
import { startSpan, startTrace, stats } from 'filigree';
import { record } from '../support/record.js';

test('`startTime` and `endTime` record work that is replayed', () => {
  const recorded = record();
  startTrace('run', { startTime: new Date('2024-01-01T00:00:00Z'), endTime: new Date('2024-01-01T00:00:10Z') }, (t) => {
    t.span('step', { startTime: Date.parse('2024-01-01T00:00:01Z'), endTime: Date.parse('2024-01-01T00:00:02.5Z') }, () => {});
  });
  const seconds = (micros: number | undefined) => new Date(micros! / 1000).toISOString();
  expect([seconds(recorded.trace().startTime), seconds(recorded.trace().endTime)]).toEqual(['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:10.000Z']);
  expect([seconds(recorded.span().startTime), seconds(recorded.span().endTime)]).toEqual(['2024-01-01T00:00:01.000Z', '2024-01-01T00:00:02.500Z']);
});

test('fractions of milliseconds keep microseconds', () => {
  const recorded = record();
  startSpan('step', { startTime: 1_700_000_000_000.25, endTime: 1_700_000_000_000.75 }).end();
  expect(recorded.span().endTime! - recorded.span().startTime).toBe(500);
});

test('an end before its start is the start', () => {
  const recorded = record();
  startSpan('step', { startTime: 2_000, endTime: 1_000 }).end();
  expect(recorded.span()).toMatchObject({ startTime: 2_000_000, endTime: 2_000_000 });
});

test.each([[NaN], [Infinity], [1e300], [new Date('no date')], ['2024-01-01'], [null], [{}]])('a time that is none (%p) is told, and the clock’s counts', (time) => {
  const recorded = record();
  const before = Date.now() * 1000;
  startSpan('step', { startTime: time as never, endTime: time as never }).setCompletionStartTime(time as never).addEvent('e', {}, time as never).end();
  const { startTime, endTime } = recorded.span();
  expect(Math.abs(startTime - before)).toBeLessThan(1e6);
  expect(endTime).toBeGreaterThanOrEqual(startTime);
  expect(recorded.span()).not.toHaveProperty('completionStartTime');
  expect(stats().ignored).toEqual({ startTime: 1, endTime: 1, setCompletionStartTime: 1, addEvent: 1 });
});

test('a wall clock that jumps does not make an end earlier than its start', () => {
  const recorded = record();
  const real = Date.now;
  const s = startSpan('step');
  try {
    Date.now = () => 0;
    s.end();
  } finally {
    Date.now = real;
  }
  const { startTime, endTime } = recorded.span();
  expect(endTime! - startTime).toBeGreaterThanOrEqual(0);
  expect(endTime! - startTime).toBeLessThan(1e6);
});

test('ids sort in the order in which work began', () => {
  const recorded = record();
  for (let i = 0; i < 500; i++) startSpan(`step ${i}`, () => {});
  const byId = [...recorded.spans].sort((a, b) => (a.spanId < b.spanId ? -1 : 1)).map(({ name }) => name);
  expect(byId).toEqual(recorded.spans.map(({ name }) => name));
  expect(recorded.spans.every(({ spanId, traceId }) => [spanId, traceId].every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)))).toBe(true);
  expect(new Set(recorded.spans.flatMap(({ spanId, traceId }) => [spanId, traceId])).size).toBe(1000);
});
