/**
 * What is too slow or too large for `npm test`: the built package beside things that we did not write. Each suite has a
 * package of its own, so the project's own install stays small.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

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

/** Our own requests beside what patches `http` in the programs that we trace. */
async function http() {
  const cwd = resolve('test/e2e/http');
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], cwd);
  const common = { entryPoints: { client: 'src/exporters/http/client.ts' }, bundle: true, platform: 'node', outdir: `${cwd}/out`, logLevel: 'warning' };
  await build({ ...common, format: 'esm', outExtension: { '.js': '.mjs' } });
  await build({ ...common, format: 'cjs', outExtension: { '.js': '.cjs' } });
  for (const program of ['opentelemetry', 'nock', 'msw']) {
    run(process.execPath, ['--unhandled-rejections=strict', `${program}.mjs`], cwd);
    console.log(`http beside ${program}: passed`);
  }
}

/** One agent in both tracers, with OpenTelemetry of each of four ages. */
function opentelemetry() {
  for (const age of ['api-1.0', 'api-1.4', 'api-1.9', 'api-1.10']) {
    const cwd = resolve('test/e2e/opentelemetry', age);
    run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], cwd);
    run(process.execPath, ['../agent.mjs'], cwd);
    console.log(`opentelemetry, ${age}: passed`);
  }
}

frameworks();
await http();
opentelemetry();
