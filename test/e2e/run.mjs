/**
 * What is too slow or too large for `npm test`: the built package beside things that we did not write. Each suite brings
 * what it needs itself, so the project's own install stays small.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { otlpBackends } from './otlp/run.mjs';

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: 'inherit' });

function frameworks() {
  const cwd = resolve('test/e2e/frameworks');
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], cwd);
  const own = resolve(cwd, 'node_modules/filigree');
  mkdirSync(resolve(cwd, 'node_modules/@types'), { recursive: true });
  rmSync(own, { recursive: true, force: true });
  symlinkSync(resolve('.'), own);
  for (const dialect of ['legacy', 'standard']) {
    run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `test/e2e/frameworks/tsconfig.${dialect}.json`], resolve('.'));
    run(process.execPath, [`out/${dialect}.js`], cwd);
    console.log(`frameworks, ${dialect} decorators: passed`);
  }
}

/** All suites, or those that are named: `node test/e2e/run.mjs frameworks`, `… otlp collector`. */
const [suite, ...parts] = process.argv.slice(2);
if (suite === undefined || suite === 'frameworks') frameworks();
if (suite === undefined || suite === 'otlp') await otlpBackends(parts.length > 0 ? parts : undefined);
