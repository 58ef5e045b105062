import { expect, test } from '@jest/globals';
import { configure, span, startSpan, startTrace, stats } from 'filigree';
import type { Batch, Exporter } from 'filigree';
import { record } from '../support/record.js';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function live() {
  const begun: string[] = [];
  const ended: string[] = [];
  let deliver = () => {};
  const exporter: Exporter = {
    name: 'live',
    live: true,
    synchronous: true,
    attach: ({ pull }) => (deliver = pull),
    export(batch: Batch) {
      begun.push(...batch.started.traces.map(({ name }) => name), ...batch.started.spans.map(({ name }) => name));
      ended.push(...batch.traces.map(({ name }) => name), ...batch.spans.map(({ name }) => name));
    },
  };
  return { exporter, begun: () => (deliver(), begun), ended: () => (deliver(), ended) };
}

test('a prepared span is PENDING and nobody hears of it, not even of the trace that would be its own', () => {
  const { exporter, begun, ended } = live();
  configure({ exporters: [exporter], store: false });
  const s = startSpan('prepared', { lazy: true });
  expect(s.status).toBe('PENDING');
  expect([begun(), ended()]).toEqual([[], []]);
  s.start();
  expect(s.status).toBe('RUNNING');
  expect(begun()).toEqual(['prepared', 'prepared']);
  s.complete();
  expect(ended()).toEqual(['prepared', 'prepared']);
});

test('a span that is not lazy is running when it is made', () => {
  record();
  const s = startSpan('now');
  expect(s.status).toBe('RUNNING');
  s.end();
});

test('`start(payload)` begins the span with that input, and the time of `start` is its start', async () => {
  const recorded = record();
  const t = startTrace('run');
  const s = t.span('step', { lazy: true, payload: 'unused' });
  await pause(15);
  s.start({ query: 'q' });
  s.complete({ answer: 1 });
  t.end();
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', input: { query: 'q' }, output: { answer: 1 } });
  expect(recorded.span().startTime - recorded.trace().startTime).toBeGreaterThan(10_000);
});

test('a second `start` changes nothing', () => {
  const recorded = record();
  const s = startSpan('step', { lazy: true });
  s.start('first').start('second');
  s.complete();
  expect(recorded.span().input).toBe('first');
});

test('option `payload` is the input where `start` gets none', () => {
  const recorded = record();
  startSpan('step', { lazy: true, payload: { default: true } }).start().finish();
  expect(recorded.span().input).toEqual({ default: true });
});

test('leaving the block without `start` starts and finishes it, from the time of entry, with the default payload', async () => {
  const recorded = record();
  await startSpan('step', { lazy: true, payload: 'default' }, async () => pause(15));
  const { startTime, endTime } = recorded.span();
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', input: 'default' });
  expect(endTime! - startTime).toBeGreaterThan(10_000);
  expect(recorded.span()).not.toHaveProperty('neverStarted');
});

test('disposing of a prepared handle starts and finishes it too', () => {
  const recorded = record();
  {
    using s = startSpan('step', { lazy: true });
    expect(s.status).toBe('PENDING');
  }
  expect(recorded.span().status).toBe('COMPLETED');
});

test.each([
  ['complete', 'COMPLETED'],
  ['fail', 'ERROR'],
  ['cancel', 'CANCELLED'],
  ['finish', 'COMPLETED'],
] as const)('`%s` ends a started span as %s', (method, status) => {
  const recorded = record();
  const s = startSpan('step', { lazy: true }).start();
  s[method]();
  expect(s.status).toBe(status);
  expect(recorded.span().status).toBe(status);
});

test('the first terminal call wins, data included; the later ones are counted', () => {
  const recorded = record();
  const s = startSpan('step');
  s.complete({ first: 1 });
  s.fail({ error: new Error('late'), second: 2 });
  s.cancel('later');
  s.finish();
  s.setResult({ third: 3 });
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: { first: 1 } });
  expect(recorded.span()).not.toHaveProperty('error');
  expect(recorded.span()).not.toHaveProperty('statusReason');
  expect(stats().ignored).toEqual({ fail: 1, cancel: 1, end: 1, setResult: 1 });
});

test('`complete`, `fail` and `setResult` merge into the output, shallowly', () => {
  const recorded = record();
  startSpan('step').setOutput({ a: 1, deep: { x: 1 } }).setResult({ b: 2 }).setResult({ deep: { y: 2 } }).complete({ c: 3 });
  expect(recorded.span().output).toEqual({ a: 1, b: 2, c: 3, deep: { y: 2 } });
});

test('`fail` takes an error as it is, or beside data', () => {
  const recorded = record();
  startSpan('alone').fail(new RangeError('no'));
  startSpan('beside').fail({ error: new TypeError('nope'), tried: 3 });
  startSpan('text').fail({ error: 'just text' });
  expect(recorded.span('alone')).toMatchObject({ status: 'ERROR', error: { type: 'RangeError', message: 'no' } });
  expect(recorded.span('alone')).not.toHaveProperty('output');
  expect(recorded.span('beside')).toMatchObject({ error: { type: 'TypeError', message: 'nope' }, output: { tried: 3 } });
  expect(recorded.span('text').error?.message).toContain('just text');
});

test('`cancel` before `start` is a span that never began', () => {
  const { exporter, begun } = live();
  const recorded = record({ exporters: undefined });
  configure({ exporters: [recorded.memory, exporter], store: false });
  const t = startTrace('run');
  const s = t.span('step', { lazy: true });
  s.cancel('not needed');
  t.end();
  expect(s.status).toBe('CANCELLED');
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'not needed', neverStarted: true });
  expect(begun()).not.toContain('step');
  expect(stats()).toMatchObject({ created: 2, ended: 2 });
});

test('a prepared span that an abort leaves did begin', () => {
  const recorded = record();
  expect(() =>
    startSpan('step', { lazy: true }, () => {
      throw new DOMException('stop', 'AbortError');
    }),
  ).toThrow('stop');
  expect(recorded.span().status).toBe('CANCELLED');
  expect(recorded.span()).not.toHaveProperty('neverStarted');
});

test('starting a span starts its prepared ancestors first, and none begins before its parent', () => {
  const recorded = record();
  const t = startTrace('run');
  const a = t.span('a', { lazy: true });
  const b = a.span('b', { lazy: true });
  const c = b.span('c', { lazy: true });
  c.start();
  expect([a.status, b.status, c.status]).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  for (const each of [c, b, a]) each.complete();
  t.end();
  const starts = ['run', 'a', 'b', 'c'].map((name) => (name === 'run' ? recorded.trace().startTime : recorded.span(name).startTime));
  expect([...starts].sort((x, y) => x - y)).toEqual(starts);
});

test('a span that is not lazy starts its prepared parent', () => {
  const recorded = record();
  const work = span('decorated', () => 1);
  const a = startSpan('a', { lazy: true });
  const b = a.span('b');
  expect(a.status).toBe('RUNNING');
  b.end();
  a.end();
  const c = startSpan('c', { lazy: true });
  work();
  expect(c.status).toBe('RUNNING');
  c.end();
  expect([...recorded.paths].sort()).toEqual(['a > a', 'a > a > b', 'c > c', 'c > c > decorated']);
});

test('an ancestor that was cancelled before it began stays so', () => {
  const recorded = record();
  const t = startTrace('run');
  const a = t.span('a', { lazy: true });
  const b = a.span('b', { lazy: true });
  a.cancel();
  b.start().complete();
  t.end();
  expect(recorded.span('a')).toMatchObject({ status: 'CANCELLED', neverStarted: true });
  expect(recorded.span('b').status).toBe('COMPLETED');
});

test('a prepared handle is current, like any handle', () => {
  const recorded = record();
  const s = startSpan('prepared', { lazy: true });
  startSpan('inside', () => {});
  s.end();
  expect(recorded.paths).toContain('prepared > prepared > inside');
});

test('`spanId` and `id` stay what they are', () => {
  const recorded = record();
  const s = startSpan('step', { lazy: true });
  const { spanId, id } = s;
  s.start().complete();
  expect([s.spanId, s.id, recorded.span().spanId]).toEqual([spanId, id, spanId]);
  expect(id).toBe(spanId);
});

test('`finish` ends with the status that was last set', () => {
  const recorded = record();
  startSpan('failed').setStatus('ERROR').finish();
  startSpan('well').setStatus('ERROR').setStatus('RUNNING').finish();
  expect(recorded.spans.map(({ status }) => status)).toEqual(['ERROR', 'COMPLETED']);
});

test('an explicit `startTime` is kept for a prepared span that is never started by hand', () => {
  const recorded = record();
  startSpan('replayed', { lazy: true, startTime: 1_700_000_000_000, endTime: 1_700_000_001_000 }).finish();
  expect(recorded.span()).toMatchObject({ startTime: 1_700_000_000_000_000, endTime: 1_700_000_001_000_000 });
});
