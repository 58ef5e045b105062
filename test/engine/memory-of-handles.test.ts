import { expect, jest, test } from '@jest/globals';
import { runProgram } from '../support/child.js';

jest.setTimeout(30_000);

test('handles that are made in one place and end in another do not keep each other alive', async () => {
  const { code, stdout } = await runProgram('handles.mjs', { nodeOptions: ['--expose-gc'] });
  expect(code).toBe(0);
  expect(Number(stdout)).toBeLessThan(10);
});
