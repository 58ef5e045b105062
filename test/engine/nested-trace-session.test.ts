import { expect, test } from '@jest/globals';
import { startTrace, trace } from 'filigree';
import { record } from '../support/record.js';

test('a nested trace that names session and user names them for the trace around it', () => {
  const recorded = record();
  const inner = trace({ name: 'inner', userId: 'u-1' }, () => {});
  startTrace('outer', () => {
    startTrace('middle', { sessionId: 's-1' }, () => {});
    inner();
  });
  expect(recorded.trace()).toMatchObject({ name: 'outer', sessionId: 's-1', userId: 'u-1' });
});

test('a session that the trace has already is its own, whatever a nested one says', () => {
  const recorded = record();
  startTrace('outer', { sessionId: 'mine' }, () => startTrace('inner', { sessionId: 'other' }, () => {}));
  expect(recorded.trace().sessionId).toBe('mine');
});
