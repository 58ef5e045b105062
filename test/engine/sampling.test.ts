import { expect, test } from '@jest/globals';
import { currentSpan, currentTrace, score, span, startSpan, startTrace, stats } from 'filigree';
import { record } from '../support/record.js';

const work = span('work', (n: number) => n + 1);

test('with `sampleRate: 0` nothing is kept, and everything works', async () => {
  const recorded = record({ sampleRate: 0 });
  expect(work(1)).toBe(2);
  await startTrace('run', async (t) => {
    expect(currentTrace()).toBe(t);
    expect(t.traceId).toMatch(/^[0-9a-f-]{36}$/);
    const s = t.span('step');
    expect(currentSpan()).toBe(s);
    s.setInput(1).setOutput(2).end();
    score(t, 'good', true);
  });
  expect([recorded.spans, recorded.traces, recorded.memory.scores]).toEqual([[], [], []]);
  expect(stats()).toMatchObject({ created: 0, ended: 0, dropped: {} });
});

test('whether a trace is kept is decided once, for all that is in it', () => {
  const recorded = record({ sampleRate: 0.5 });
  for (let i = 0; i < 400; i++) {
    const t = startTrace(`run ${i}`);
    const s = startSpan('handle');
    work(i);
    s.end();
    t.end();
  }
  expect(recorded.traces.length).toBeGreaterThan(100);
  expect(recorded.traces.length).toBeLessThan(300);
  expect(recorded.spans).toHaveLength(recorded.traces.length * 2);
  expect(recorded.traces.every(({ name }) => name.startsWith('run '))).toBe(true);
});

test('with `sampleRate: 1` everything is kept', () => {
  const recorded = record({ sampleRate: 1 });
  for (let i = 0; i < 100; i++) work(i);
  expect(recorded.traces).toHaveLength(100);
});
