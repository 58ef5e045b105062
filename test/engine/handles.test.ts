import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { currentSpan, currentTrace, startSpan, startTrace, stats } from 'filigree';
import { record } from '../support/record.js';

test('a handle is current from its making to its end', () => {
  record();
  const t = startTrace('run');
  expect(currentTrace()).toBe(t);
  const s = t.span('step');
  expect(currentSpan()).toBe(s);
  s.end();
  expect(currentSpan()).toBeUndefined();
  expect(currentTrace()).toBe(t);
  t.end();
  expect(currentTrace()).toBeUndefined();
});

test('`using` ends a handle with its block', () => {
  const recorded = record();
  {
    using t = startTrace('my-agent');
    using s = t.span('generate', { kind: 'LLM', model: 'gpt-5.4', metadata: {} });
    s.setOutput('x');
  }
  expect(recorded.paths).toEqual(['my-agent > generate']);
  expect(currentTrace()).toBeUndefined();
});

test('`await using` does so too', async () => {
  const recorded = record();
  {
    await using t = startTrace('run');
    await using s = startSpan('step');
    s.setOutput(t.name);
    await null;
  }
  expect(recorded.paths).toEqual(['run > step']);
});

test('disposing of a handle that has ended is nothing special', () => {
  const recorded = record();
  {
    using s = startSpan('step');
    s.end();
  }
  expect(recorded.spans).toHaveLength(1);
});

test('a handle that ends gives its place back to what was current before', () => {
  record();
  startTrace('run', (t) => {
    t.span('outer', (outer) => {
      const inner = startSpan('inner');
      expect(currentSpan()).toBe(inner);
      inner.end();
      expect(currentSpan()).toBe(outer);
    });
  });
});

test('handles that end out of order never make an ended span current', () => {
  const recorded = record();
  const t = startTrace('run');
  const a = startSpan('a');
  const b = startSpan('b');
  a.end();
  expect(currentSpan()).toBe(b);
  const c = startSpan('c');
  b.end();
  c.end();
  expect(currentSpan()).toBeUndefined();
  startSpan('d').end();
  t.end();
  expect(recorded.paths).toEqual(['run > a', 'run > a > b', 'run > a > b > c', 'run > d']);
});

test('an independent trace that ends before its spans gives its place back when they end', () => {
  const recorded = record();
  const outer = startTrace('outer');
  const apart = startTrace('apart', { newTrace: true });
  const late = apart.span('late');
  apart.end();
  late.end();
  expect(currentTrace()).toBe(outer);
  startSpan('after').end();
  outer.end();
  expect(recorded.paths).toEqual(['apart > late', 'outer > after']);
});

test('a handle with another parent gives its place back, not its parent’s', () => {
  record();
  const elsewhere = startTrace('elsewhere');
  startTrace('run', { newTrace: true }, (t) => {
    const handle = startSpan('step', { parent: elsewhere });
    const inner = startSpan('inner');
    handle.end();
    inner.end();
    expect(currentTrace()).toBe(t);
  });
  elsewhere.end();
});

test('a trace that ends before its spans leaves them open, and they arrive when they end', () => {
  const recorded = record();
  const t = startTrace('run');
  const s = t.span('late');
  t.end();
  expect(recorded.traces).toHaveLength(1);
  expect(recorded.spans).toEqual([]);
  s.setOutput('x').end();
  expect(recorded.span()).toMatchObject({ name: 'late', status: 'COMPLETED', output: 'x', traceId: t.traceId });
});

test('a second end changes nothing and is counted', () => {
  const recorded = record();
  const s = startSpan('step');
  s.end();
  s.end();
  expect(recorded.spans).toHaveLength(1);
  expect(stats().ignored).toEqual({ end: 1 });
});

test('the handle’s text is its ids and its state, not the engine behind it', () => {
  record();
  using t = startTrace('run');
  using s = t.span('step', { kind: 'TOOL' });
  expect(JSON.parse(JSON.stringify(s))).toEqual({ spanId: s.spanId, traceId: t.traceId, name: 'step', kind: 'TOOL', status: 'RUNNING' });
  expect(JSON.parse(JSON.stringify(t))).toEqual({ traceId: t.traceId, name: 'run', status: 'RUNNING' });
  expect(inspect(s).length).toBeLessThan(300);
});
