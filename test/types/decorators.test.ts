import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';

jest.setTimeout(60_000);

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('./', import.meta.url));
const run = promisify(execFile);

test.each([
  ['TypeScript 6', 'typescript'],
  ['TypeScript 5.9', 'typescript-5.9'],
])('%s: decorated members keep their types and misuse is an error, in both dialects', async (_version, module) => {
  const { stdout } = await run(process.execPath, [join(here, 'diagnose.mjs'), module]);
  expect(JSON.parse(stdout)).toEqual({ tc39: [], legacy: [] });
});

test.each(['tc39', 'legacy'])('TypeScript 7: the same with %s decorators', async (dialect) => {
  const compiler = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', join(here, `../fixtures/types/tsconfig.${dialect}.json`), '--pretty', 'false']).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});
