import { expect, jest, test } from '@jest/globals';
import { Host } from '../../../transforms/host/host.js';

test('what a host leaves alone is said once, with its place, however often the file is built', () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const host = new Host({ root: '/project' }, { lowers: true });
  const code = "import { span } from 'filigree';\nclass A { @span [KEY]() {} @span run() {} }";
  for (let build = 0; build < 3; build++) host.transform(code, '/project/src/agent.ts');
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^filigree: src\/agent\.ts:2:18 /)]]);
  warn.mockRestore();
});
