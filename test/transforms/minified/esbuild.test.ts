import { expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';

jest.setTimeout(60_000);

test('an agent that esbuild has minified shows the names, parameters and places of its sources', () => {
  const script = "import { checkExample } from './test/transforms/minified/example.mjs'; console.log((await checkExample('esbuild')).join());";
  const names = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect(names).toMatch(/load library,ResearchAgent\.ask,.*Planner\.plan,.*findExample/);
});
