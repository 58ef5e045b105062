/**
 * What the transform costs: over a generated project of 2,500 files, of which 500 are instrumented, and in a build of 500
 * classes with `tspc`, beside `tsc`. Processor time of whole processes, medians, taken in turns.
 *
 *     npm run build && node bench/transform.mjs [--rounds 5]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { agentFile, plainFile } from './transform/files.mjs';

const FILES = 2500;
const INSTRUMENTED = 500;
const CLASSES = 500;

const { values: given } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(given.rounds);
const folder = mkdtempSync(join(tmpdir(), 'filigree-bench-'));

try {
  report('over all files', overAllFiles());
  report('tspc', compilers());
} finally {
  rmSync(folder, { recursive: true });
}

/** Names alone, names with erased decorators, and the parse that both stand on. */
function overAllFiles() {
  const files = Array.from({ length: FILES }, (_, i) => (i % (FILES / INSTRUMENTED) === 0 ? agentFile(i) : plainFile(i)));
  writeFileSync(join(folder, 'files.json'), JSON.stringify(files));
  const measured = ['prefilter', 'parse', 'names', 'erase'];
  return inTurns(measured, (what) => Number(node([resolve('bench/transform/over-files.mjs'), what, join(folder, 'files.json')])));
}

function compilers() {
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/filigree'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (let i = 0; i < CLASSES; i++) writeFileSync(join(folder, 'src', `agent-${i}.ts`), agentFile(i));
  return inTurns(['tsc', 'tspc'], compile);
}

function compile(compiler) {
  const plugins = compiler === 'tspc' ? [{ transform: resolve('dist/cjs/transforms/ts-patch.js') }] : [];
  const compilerOptions = { target: 'ES2022', module: 'NodeNext', lib: ['ES2023', 'ESNext.Decorators', 'ESNext.Disposable'], types: [], strict: true, skipLibCheck: true, declaration: true, sourceMap: true, outDir: `out-${compiler}`, rootDir: 'src', plugins };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  const script = compiler === 'tspc' ? 'ts-patch/bin/tspc.js' : 'typescript/bin/tsc';
  const output = node(['--import', resolve('bench/transform/cpu-at-exit.mjs'), resolve('node_modules', script), '-p', folder]);
  return Number(output.trim().split('\n').at(-1));
}

function node(args) {
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
}

function inTurns(names, measure) {
  const samples = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of round % 2 === 0 ? names : names.toReversed()) samples.get(name).push(measure(name));
  return samples;
}

function report(title, samples) {
  const medians = [...samples].map(([name, taken]) => [name, taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)]]);
  const [[, base]] = medians;
  for (const [name, ms] of medians) console.log(`${title}: ${name.padEnd(10)} ${ms.toFixed(1).padStart(8)} ms${title === 'tspc' && ms !== base ? ` (${((ms / base - 1) * 100).toFixed(1)} %)` : ''}`);
}
