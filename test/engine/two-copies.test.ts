import { expect, jest, test } from '@jest/globals';
import { runProgram } from '../support/child.js';

jest.setTimeout(30_000);

test('the copy for `import` and the copy for `require` share context, exporters and what is wrapped', async () => {
  const { code, stdout, stderr } = await runProgram('two-copies.mjs');
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({
    seen: ['of cjs', 'of cjs', true],
    traces: ['run'],
    parents: { 'of cjs': null, 'of esm': 'of cjs', wrapped: 'of cjs', 'by hand': null, agent: null },
    scores: 1,
  });
});
