/**
 * What is too slow or too large for `npm test`: the built package beside things that we did not write. Each suite brings
 * what it needs itself, so the project's own install stays small.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { otlpBackends } from './otlp/run.mjs';
import { receiver } from './receiver/run.mjs';
import { viewer } from './viewer/run.mjs';

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

/** Prefactor's own SDKs and ours, by what they send. */
function prefactor() {
  const cwd = resolve('test/e2e/vendors/prefactor');
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], cwd);
  rmSync(resolve(cwd, 'node_modules/filigree'), { recursive: true, force: true });
  symlinkSync(resolve('.'), resolve(cwd, 'node_modules/filigree'));
  run(process.execPath, ['compare.mjs'], cwd);
}

/** Our requests beside those of the vendors' own SDKs. */
function vendors() {
  run(process.execPath, ['test/e2e/vendors/pandaprobe/compare.mjs'], resolve('.'));
  prefactor();
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

/** Decorators of ours under plain Node, which takes types away and lowers nothing. The packages `node` bring their binary by an install script. */
function register() {
  const cwd = resolve('test/e2e/register');
  run('npm', ['ci', '--no-audit', '--no-fund'], cwd);
  rmSync(resolve(cwd, 'node_modules/filigree'), { recursive: true, force: true });
  symlinkSync(resolve('.'), resolve(cwd, 'node_modules/filigree'));
  run(process.execPath, ['run.mjs'], cwd);
}

/** The transform in each bundler and compiler, or in those that are named. */
function transform(hosts) {
  run(process.execPath, ['test/e2e/transform/run.mjs', ...hosts], resolve('.'));
}

/** All suites, or the one that is named, with its parts: `node test/e2e/run.mjs frameworks`, `… otlp collector`. */
const suites = {
  frameworks,
  http,
  opentelemetry,
  vendors,
  transform,
  register,
  viewer: (parts) => viewer(parts.length > 0 ? parts : undefined),
  otlp: (parts) => otlpBackends(parts.length > 0 ? parts : undefined),
  receiver: (parts) => receiver(parts.length > 0 ? parts : undefined),
};
const [named, ...parts] = process.argv.slice(2);
if (named !== undefined && !(named in suites)) throw new Error(`expected one of ${Object.keys(suites).join(', ')}, got \`${named}\``);
for (const [name, suite] of Object.entries(suites)) if (named === undefined || named === name) await suite(parts);
