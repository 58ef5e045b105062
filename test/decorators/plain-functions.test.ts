import { expect, test } from '@jest/globals';
import { currentSpan, span, startTrace, trace } from 'filigree';
import { record } from '../support/record.js';

test('`span(options, fn)` wraps a function under its own name', async () => {
  const search = span({ kind: 'TOOL' }, async function search(query: string, k = 5) {
    return [query, k];
  });
  const recorded = record();
  expect(await search('bees', 2)).toEqual(['bees', 2]);
  expect(recorded.span()).toMatchObject({ name: 'search', kind: 'TOOL', input: { query: 'bees', k: 2 }, output: ['bees', 2] });
});

test('`span(name, fn)` wraps it under another', () => {
  const add = span('plus', (a: number, b: number) => a + b);
  const recorded = record();
  expect(add(1, 2)).toBe(3);
  expect(recorded.span()).toMatchObject({ name: 'plus', input: { a: 1, b: 2 } });
});

test('`span.<kind>(…, fn)` gives it that kind', () => {
  const ask = span.llm('ask', (prompt: string) => prompt);
  const recorded = record();
  ask('hi');
  expect(recorded.span()).toMatchObject({ name: 'ask', kind: 'LLM' });
});

test('a function without a name is `anonymous`', () => {
  const recorded = record();
  span({}, (() => () => 1)())();
  expect(recorded.span().name).toBe('anonymous');
});

test('`trace(options, fn)` makes each call a trace', () => {
  const run = trace({ sessionId: 's-1' }, function run(question: string) {
    return question.length;
  });
  const recorded = record();
  run('why');
  expect(recorded.trace()).toMatchObject({ name: 'run', sessionId: 's-1', input: { question: 'why' }, output: 3 });
  expect(recorded.spans).toEqual([]);
});

test('a wrapped method of an object literal keeps `this`', () => {
  const counter = {
    count: 1,
    add: span('add', function (this: { count: number }, n: number) {
      return (this.count += n);
    }),
  };
  record();
  expect(counter.add(2)).toBe(3);
});

test('a wrapped function nests where it is called', () => {
  const search = span('search', () => currentSpan()?.name);
  const recorded = record();
  startTrace('run', (t) => t.span('step', () => search()));
  expect(recorded.paths).toEqual(['run > step', 'run > step > search']);
});

test('a wrapped generator function is a stream', () => {
  const count = span('count', function* (to: number) {
    for (let i = 0; i < to; i++) yield i;
  });
  const recorded = record();
  expect([...count(3)]).toEqual([0, 1, 2]);
  expect(recorded.span()).toMatchObject({ output: [0, 1, 2], status: 'COMPLETED' });
});
