import { expect, test } from '@jest/globals';
import { startSpan, stats } from 'filigree';
import { record } from '../support/record.js';

const misuse = () => startSpan('step').setTags('not an array' as never).end();

test('`onError` hears what was refused, with a code', () => {
  const recorded = record();
  misuse();
  expect(recorded.errors).toHaveLength(1);
  expect(recorded.errors[0]).toMatchObject({ name: 'FiligreeError', code: 'FILIGREE_BAD_ARGUMENT' });
  expect(recorded.errors[0]?.message).toContain('`setTags`: expected an array of strings, got `"not an array"`');
});

test.each([
  ['throws', () => { throw new Error('in the handler'); }],
  ['rejects', (() => Promise.reject(new Error('in the handler'))) as () => void],
  ['misuses filigree itself', misuse],
])('an `onError` that %s harms nobody', async (_how, onError) => {
  const recorded = record({ onError });
  misuse();
  await new Promise((resolve) => setImmediate(resolve));
  expect(recorded.spans.length).toBeGreaterThan(0);
  expect(stats().ignored['setTags']).toBeLessThan(5);
});
