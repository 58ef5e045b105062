import { expect, test } from '@jest/globals';
import { Capture, describeError } from '../../src/capture/snapshot.js';

test('an error whose name or message is an object is recorded without asking that for its text', () => {
  let asked = 0;
  const text = { toString: () => String((asked += 1)) };
  for (const key of ['name', 'message']) {
    const error = Object.defineProperty(new Error('made'), key, { value: text });
    expect(describeError(error, new Capture({ maxBytes: 1024, maxDepth: 4 })).type).toBeDefined();
  }
  expect(asked).toBe(0);
});

test('an error whose name or message is a symbol is recorded with what can be read of it', () => {
  const named = Object.assign(new TypeError('made', { cause: 'why' }), { name: Symbol('s') });
  expect(describeError(named, new Capture({ maxBytes: 1024, maxDepth: 4 }))).toEqual({ type: 'TypeError', message: 'made', cause: { type: 'string', message: 'why' } });
  const worded = Object.assign(new TypeError('made'), { message: Symbol('s') });
  expect(new Capture({ maxBytes: 1024, maxDepth: 4 }).snapshot({ worded })).toEqual({ worded: { type: 'TypeError', message: '', stack: '[Unreadable]' } });
});
