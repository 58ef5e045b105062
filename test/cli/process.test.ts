import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Lines, TestStore, id } from '../journal/scan-fixture.js';

const folder = resolve('node_modules/.cache', `filigree-cli-${process.pid}`);
const bin = join(folder, 'main.mjs');
const store = new TestStore();

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  buildSync({ entryPoints: ['viewer/cli/main.ts'], bundle: true, platform: 'node', target: 'node20.19', format: 'esm', outfile: bin });
  const lines = new Lines().open();
  for (let i = 0; i < 5000; i++) lines.traceEnd(id(), { name: `run ${i}` });
  store.write(lines.text);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  store.remove();
});

const env = (extra: object = {}) => ({ PATH: process.env.PATH, FILIGREE_DIR: store.dir, ...extra });
const run = (args: readonly string[], extra?: object) => execFileSync(process.execPath, [bin, ...args], { env: env(extra), encoding: 'utf8', maxBuffer: 2 ** 26 });

test('the exit code tells wrong usage from what was not found', async () => {
  const codeOf = (args: readonly string[]) =>
    promisify(execFile)(process.execPath, [bin, ...args], { env: env() }).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
  expect(await Promise.all([codeOf(['ls']), codeOf(['show', 'ffffffff']), codeOf(['what'])])).toEqual([0, 1, 2]);
});

test('a long output to a pipe is whole', () => {
  expect(JSON.parse(run(['ls', '--json', '--limit', '0']))).toHaveLength(5000);
});

test('a reader that has seen enough ends it quietly', async () => {
  for (const args of [['ls', '--limit', '0'], ['tail', '-n', '4000']]) {
    const child = spawn(process.execPath, [bin, ...args], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    // A follower notices when it next has something to print.
    store.write(new Lines().traceEnd(id()).text, { process: 2 });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect({ args, code, signal, err }).toEqual({ args, code: 0, signal: null, err: '' });
  }
});

test('Ctrl-C ends `tail` as it should be ended', async () => {
  const child = spawn(process.execPath, [bin, 'tail', '-n', '1'], { env: env() });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('colours are for terminals, unless the environment says otherwise', () => {
  expect(run(['ls'])).not.toContain('\u001b');
  expect(run(['ls'], { FORCE_COLOR: '1' })).toContain('\u001b[');
  expect(run(['ls'], { FORCE_COLOR: '0' })).not.toContain('\u001b');
});
