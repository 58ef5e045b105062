/** Every host of the transform builds the same agent, minified where it can, in both dialects of decorators. */
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkMistake } from './mistake.mjs';
import { makeProject } from './project.mjs';

const here = import.meta.dirname;
const install = (folder) => execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: resolve(here, folder), stdio: 'inherit' });

for (const folder of ['.', 'babel-7', 'bun', 'turbopack']) if (process.env.FILIGREE_E2E_INSTALLED !== '1') install(folder);
for (const folder of ['.', 'babel-7']) link(folder);

function link(folder) {
  const own = resolve(here, folder, 'node_modules/filigree');
  if (existsSync(own)) rmSync(own, { recursive: true, force: true });
  symlinkSync(resolve(here, '../../..'), own);
}

const { checkProgram, checkWithNode } = await import('./check.mjs');
const { esbuild } = await import('./hosts/esbuild.mjs');
const { vite } = await import('./hosts/vite.mjs');
const { rolldown } = await import('./hosts/rolldown.mjs');
const { rollup } = await import('./hosts/rollup.mjs');
const { rspack, tsLoader, webpack } = await import('./hosts/compilers.mjs');
const { babel } = await import('./hosts/babel.mjs');
const { checkViteDev } = await import('./hosts/vite-dev.mjs');
const { checkIncremental } = await import('./hosts/watch.mjs');
const { checkTurbopack } = await import('./hosts/turbopack.mjs');
const { checkMinifiers } = await import('./minifiers.mjs');
const { prepareBun } = await import('./hosts/bun.mjs');

const bun = resolve(here, 'bun/node_modules/@oven', `bun-${process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`, 'bin/bun');

/** What builds the agent, what runs it, and under which dialects if not both. */
const hosts = {
  esbuild: [(project) => esbuild({ ...project, target: 'es2022' }), checkWithNode],
  'esbuild for esnext': [esbuild, checkWithNode],
  vite: [vite, checkWithNode],
  'vite, dev server': [() => {}, checkViteDev],
  'esbuild, incremental': [() => {}, checkIncremental],
  rolldown: [rolldown, checkWithNode],
  'terser and swc, minifying': [() => {}, checkMinifiers, ['standard']],
  'rollup with terser': [rollup, checkWithNode],
  'webpack with swc-loader': [webpack, checkWithNode],
  'webpack with ts-loader': [tsLoader, checkWithNode],
  rspack: [rspack, checkWithNode],
  'babel 7': [babel('babel-7'), checkWithNode],
  'babel 8': [babel('.'), checkWithNode],
  'next with turbopack': [() => {}, checkTurbopack],
  bun: [prepareBun, (project) => checkProgram([bun, 'run', project.entry], project)],
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((host) => !(host in hosts));
if (unknown !== undefined) throw new Error(`expected one of ${Object.keys(hosts).join(', ')}, got \`${unknown}\``);
let failed = 0;
for (const [host, [build, check, dialects = ['standard', 'legacy']]] of Object.entries(hosts)) {
  if (wanted.length > 0 && !wanted.includes(host)) continue;
  for (const dialect of dialects) await runOne(host, dialect, build, check);
}
process.exit(failed === 0 ? 0 : 1);

async function runOne(host, dialect, build, check) {
  try {
    const project = makeProject(host.replaceAll(' ', '-'), dialect);
    process.chdir(project.root);
    await build(project);
    await check(project);
    // The hosts that build, once each.
    if (dialect === 'standard' && check === checkWithNode) await checkMistake(build, project);
    console.log(`transform, ${host}, ${dialect} decorators: passed`);
  } catch (error) {
    failed += 1;
    console.error(`transform, ${host}, ${dialect} decorators: failed\n${error.message}`);
  }
}
