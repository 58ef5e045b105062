import { expect, test } from '@jest/globals';
import { configure, startSpan, startTrace } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { record } from '../support/record.js';

test('`memory()` lists finished spans and traces in the order of their end, whenever it is read', () => {
  const recorded = record();
  const t = startTrace('run');
  const a = t.span('a');
  const b = t.span('b');
  a.end();
  expect(recorded.memory.spans.map(({ name }) => name)).toEqual(['a']);
  expect(recorded.memory.traces).toEqual([]);
  b.end();
  t.end();
  expect(recorded.memory.spans.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(recorded.memory.traces.map(({ name }) => name)).toEqual(['run']);
});

test('`clear` forgets what was kept until then, also what nobody has looked at', () => {
  const recorded = record();
  startSpan('before').end();
  recorded.memory.clear();
  startSpan('after').end();
  expect(recorded.memory.spans.map(({ name }) => name)).toEqual(['after']);
});

test('nothing is thrown away: 20,000 spans are 20,000 spans', () => {
  const recorded = record();
  for (let i = 0; i < 20_000; i++) startSpan('step', { input: 'x'.repeat(100) }).end();
  expect(recorded.memory.spans).toHaveLength(20_000);
});

test('it can be read before anything was configured with it', () => {
  expect(memory().spans).toEqual([]);
});

test('it can be used again in a second configuration', () => {
  const recorded = memory();
  configure({ exporters: [recorded], store: false });
  startSpan('one').end();
  configure({ exporters: [recorded], store: false });
  startSpan('two').end();
  expect(recorded.spans.map(({ name }) => name)).toEqual(['one', 'two']);
});
