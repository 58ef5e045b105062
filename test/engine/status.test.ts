import { expect, test } from '@jest/globals';
import { startSpan, startTrace } from 'filigree';
import { record } from '../support/record.js';

test('`setStatus` is what `end` will use', () => {
  const recorded = record();
  startSpan('step').setStatus('CANCELLED').end();
  expect(recorded.span().status).toBe('CANCELLED');
});

test('`setStatus` is not terminal: setters still work', () => {
  const recorded = record();
  startSpan('step').setStatus('COMPLETED').setOutput(1).end();
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 1 });
});

test('a status that is not final ends as COMPLETED', () => {
  const recorded = record();
  startSpan('pending').setStatus('PENDING').end();
  startSpan('running').setStatus('RUNNING').end();
  expect(recorded.spans.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
});

test('`setError` records the error and sets ERROR', () => {
  const recorded = record();
  startSpan('step', (s) => {
    s.setError(new RangeError('seen'));
    expect(s.status).toBe('ERROR');
  });
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { type: 'RangeError', message: 'seen' } });
});

test('a status after `setError` wins, and the error stays to be seen', () => {
  const recorded = record();
  startSpan('step').setError('retried').setStatus('COMPLETED').end();
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', error: { message: expect.stringContaining('retried') } });
});

test('`setError` takes any value', () => {
  const recorded = record();
  startSpan('step').setError(undefined).end();
  startSpan('step').setError({ message: 'from an API' }).end();
  expect(recorded.spans.map(({ status, error }) => [status, error?.message])).toEqual([
    ['ERROR', 'undefined'],
    ['ERROR', 'from an API'],
  ]);
});

test('an exception that leaves the block overrides what was set', () => {
  const recorded = record();
  expect(() =>
    startSpan('step', (s) => {
      s.setStatus('COMPLETED').setError(new Error('first'));
      throw new Error('second');
    }),
  ).toThrow('second');
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { message: 'second' } });
});

test('a trace has its own status: an error of a span is not the trace’s', () => {
  const recorded = record();
  startTrace('run', (t) => t.span('step', (s) => void s.setError(new Error('no'))));
  expect([recorded.trace().status, recorded.span().status]).toEqual(['COMPLETED', 'ERROR']);
});
