import { expect, test } from '@jest/globals';
import { startSpan } from 'filigree';
import { record } from '../support/record.js';

test('a span with no trace around it is in a trace of its own that ends with it', () => {
  const recorded = record();
  const s = startSpan('alone', { kind: 'TOOL', input: 1 });
  expect(recorded.traces).toEqual([]);
  s.setOutput(2).fail(new Error('no'));
  expect(recorded.trace()).toMatchObject({ name: 'alone', status: 'ERROR', input: 1, output: 2, error: { message: 'no' }, traceId: s.traceId });
});

test('its children that end after it still arrive', () => {
  const recorded = record();
  const s = startSpan('alone');
  const child = s.span('child');
  s.end();
  child.end();
  expect(recorded.paths).toEqual(['alone > alone', 'alone > alone > child']);
});
