import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

test('two decorators on one method make one span, of the inner one', () => {
  class Agent {
    @span('outer')
    @span('inner')
    run() {
      return 1;
    }
  }
  const recorded = record();
  new Agent().run();
  expect(recorded.spans.map(({ name }) => name)).toEqual(['inner']);
});

test('wrapping a wrapped function gives back the same function', () => {
  const once = span({ kind: 'TOOL' }, (n: number) => n);
  expect(span('again', once)).toBe(once);
  expect(trace('and again', once)).toBe(once);
});
