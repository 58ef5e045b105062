import { expect, test } from '@jest/globals';
import { propagate, score, startSpan, startTrace, stats } from 'filigree';
import type { SpanContext } from 'filigree';
import { record } from '../support/record.js';

const open = startSpan as unknown as (...args: unknown[]) => SpanContext;
const nasty = Object.create(null, { toString: { get: () => { throw new Error('never'); } } }) as object;

test.each([
  ['a name that is none', [42], 'unnamed'],
  ['no name', [], 'unnamed'],
  ['an empty name', [''], 'unnamed'],
  ['an array', ['step', ['x']], 'step'],
  ['null', ['step', null], 'step'],
  ['a symbol', ['step', Symbol('x')], 'step'],
])('`startSpan` with %s records the span all the same, and counts', (_what, args, name) => {
  const recorded = record();
  open(...args).end();
  expect(recorded.span().name).toBe(name);
  expect(Object.keys(stats().ignored).length).toBeGreaterThan(0);
});

test('an unknown option is told, and the rest counts', () => {
  const recorded = record();
  open('step', { kind: 'TOOL', metdata: {} }).end();
  expect(recorded.span().kind).toBe('TOOL');
  expect(recorded.errors.map(({ code, message }) => [code, message.includes('metdata')])).toEqual([['FILIGREE_BAD_ARGUMENT', true]]);
});

test.each([
  [{ kind: 'llm' }],
  [{ tags: 'x' }],
  [{ metadata: 'x' }],
  [{ model: 3 }],
  [{ parent: {} }],
  [{ parent: 'id' }],
  [{ startTime: 'now' }],
])('%j is told, and the span is recorded without it', (options) => {
  const recorded = record();
  open('step', options).end();
  expect(recorded.span()).toEqual({
    spanId: expect.any(String),
    traceId: recorded.trace().traceId,
    name: 'step',
    kind: 'OTHER',
    status: 'COMPLETED',
    startTime: expect.any(Number),
    endTime: expect.any(Number),
  });
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_BAD_ARGUMENT']);
});

test.each([
  ['setMetadata', ['x']],
  ['setMetadata', [null]],
  ['setTags', [7]],
  ['setModel', [{}]],
  ['setTokenUsage', ['many']],
  ['setTokenUsage', [{ promptTokens: 'many' }]],
  ['setModelParameters', [null]],
  ['setCost', [3]],
  ['setCompletionStartTime', ['soon']],
  ['setStatus', ['DONE']],
  ['addEvent', [Symbol('x')]],
  ['addEvent', [{ toString: () => { throw new Error('never'); } }]],
  ['addEvent', [nasty]],
  ['addEvent', ['event', 'no attributes']],
])('`%s(%p)` is told and counted, and does not throw', (setter, args) => {
  const recorded = record();
  const s = open('step');
  expect((s[setter as 'setModel'] as (...args: unknown[]) => unknown)(...args)).toBe(s);
  s.end();
  expect(stats().ignored).toEqual({ [setter as string]: 1 });
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_BAD_ARGUMENT']);
  expect(recorded.span().status).toBe('COMPLETED');
});

test.each([[nasty], [Object.freeze([1])], [new Proxy({}, {})], [function f() {}], [new WeakMap()], [Promise.resolve(1)]])('any value is an input and an output: %p', (value) => {
  const recorded = record();
  const s = startSpan('step', { input: value });
  s.setInput(value).setOutput(value).setMetadata({ value }).setError(value).fail(value);
  expect(() => JSON.stringify(recorded.span())).not.toThrow();
  expect(recorded.span()).toHaveProperty('input');
});

test.each([
  [undefined],
  [null],
  [7],
  [{ sessionId: 7, userId: {}, tags: 'abc', metadata: [] }],
  [{ tags: 5 }],
])('`propagate(%p)` runs its callback', (values) => {
  const recorded = record();
  expect(propagate(values as never, () => startTrace('run', () => 1))).toBe(1);
  expect(recorded.trace()).not.toHaveProperty('sessionId');
  expect(recorded.trace().tags ?? []).toEqual([]);
});

test.each([
  [undefined, 'good', 1],
  [null, 'good', 1],
  [{}, 'good', 1],
  ['trace', 7, 1],
  ['trace', 'good', {}],
  ['trace', 'good', undefined],
])('`score(%p, %p, %p)` is told and records nothing', (target, name, value) => {
  const recorded = record();
  score(target as never, name as never, value as never);
  expect(recorded.memory.scores).toEqual([]);
  expect(stats().ignored).toEqual({ score: 1 });
});
