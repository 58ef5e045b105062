import { expect, test } from '@jest/globals';
import { currentSpan, currentTrace, flush, propagate, score, shutdown, span, startSpan, startTrace, stats } from 'filigree';
import { record } from '../support/record.js';

const work = span('work', (n: number) => n + 1);

test('`enabled: false` makes every instrumented call a plain call', async () => {
  const recorded = record({ enabled: false });
  expect(work(1)).toBe(2);
  const result = await propagate({ sessionId: 's' }, () =>
    startTrace('run', async (t) => {
      expect([currentTrace(), currentSpan()]).toEqual([undefined, undefined]);
      t.setInput(1).setMetadata({ a: 1 });
      return t.span('step', (s) => s.setOutput(2).setModel('m').status);
    }),
  );
  expect(result).toBe('RUNNING');
  const handle = startSpan('handle', { lazy: true });
  expect(handle.start().complete().traceId).toMatch(/-/);
  handle.end();
  score(handle, 'good', 1);
  expect([recorded.spans, recorded.traces, recorded.memory.scores]).toEqual([[], [], []]);
  expect(stats()).toMatchObject({ created: 0, ended: 0 });
  expect(await flush()).toEqual({ memory: { exported: 0, failed: 0, dropped: 0, pending: 0 } });
});

test('an error of a plain call is the same error', () => {
  record({ enabled: false });
  const error = new Error('no');
  const fail = () => {
    throw error;
  };
  expect(span('fail', fail)).toThrow(error);
  expect(() => startSpan('step', fail)).toThrow(error);
});

test('after `shutdown` calls are plain calls, and nothing of theirs is kept', async () => {
  const recorded = record();
  await shutdown();
  expect(work(1)).toBe(2);
  expect(startTrace('run', (t) => t.span('step', () => 3))).toBe(3);
  startSpan('handle').setOutput(1).end();
  expect([recorded.spans, recorded.traces]).toEqual([[], []]);
  expect(recorded.errors).toEqual([]);
  expect(await shutdown()).toEqual({ memory: { exported: 0, failed: 0, dropped: 0, pending: 0 } });
});

test('`configure` after `shutdown` records again', async () => {
  record();
  await shutdown();
  const recorded = record();
  work(1);
  expect(recorded.spans).toHaveLength(1);
});
