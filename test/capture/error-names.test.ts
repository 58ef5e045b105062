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
