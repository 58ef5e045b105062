import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CheckpointFile, checkpointPath } from '../../src/journal/checkpoint.js';
import { id, Lines, T0, TestStore } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';

let store: TestStore;

beforeEach(() => {
  store = new TestStore();
});

afterEach(() => store.remove());

const DAY = 86_400;

/** Written so many days before the commands of these tests run. */
function file(process: number, days: number, open: object = {}, name: object = {}): string {
  const path = store.write(new Lines().open(open).traceEnd(id()).text, { process, ...name });
  const at = T0 / 1e6 + 10 - days * DAY;
  utimesSync(path, at, at);
  return path;
}

const clean = (...args: string[]) => filigree(['clean', '--dir', store.dir, ...args]);

test('files that are older are deleted, the others stay', async () => {
  const [old, fresh] = [file(1, 8), file(2, 1)];
  expect(await clean('--older-than', '7d', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('Deleted: 1 file') });
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

test('--max-bytes deletes the oldest until the rest fits', async () => {
  file(1, 3);
  file(2, 2);
  const last = file(3, 1);
  await clean('--max-bytes', '600', '--yes');
  expect(readdirSync(store.journal).map((name) => join(store.journal, name))).toEqual([last]);
});

test('--dry-run says what would go and deletes nothing', async () => {
  const path = file(1, 1);
  const { out } = await clean('--all', '--dry-run');
  expect(out).toContain('Not deleted: 1 file');
  expect(existsSync(path)).toBe(true);
});

test('a program that runs keeps its files', async () => {
  const path = file(1, 9, {}, { pid: process.pid, startedAt: Date.now() });
  expect((await clean('--all', '--yes', '--force')).out).toContain('Kept: 1 file of programs that still run');
  expect(existsSync(path)).toBe(true);
});

test('what a destination has not got yet stays, unless it is forced', async () => {
  const path = file(1, 9, { destinations: ['otlp-0123456789ab'] });
  expect((await clean('--all', '--yes')).out).toContain('Kept: 1 file that a destination has not got yet');
  expect(existsSync(path)).toBe(true);
  await clean('--all', '--yes', '--force');
  expect(existsSync(path)).toBe(false);
});

test('what every destination has goes, and its checkpoint with it', async () => {
  const path = file(1, 9, { destinations: ['otlp-0123456789ab'] });
  mkdirSync(join(store.dir, 'checkpoints'));
  const checkpoint = checkpointPath(store.dir, path.split('/').at(-1)!.split('.')[0]!, 'otlp-0123456789ab');
  const writer = new CheckpointFile(checkpoint);
  writer.write({ position: 2, done: true });
  writer.close();
  await clean('--all', '--yes');
  expect([existsSync(path), existsSync(checkpoint)]).toEqual([false, false]);
});

test('it asks, and a no is a no', async () => {
  const path = file(1, 1);
  const asked: string[] = [];
  const ask = (question: string) => Promise.resolve(asked.push(question) > 1);
  await filigree(['clean', '--all', '--dir', store.dir], { ask });
  expect(existsSync(path)).toBe(true);
  await filigree(['clean', '--all', '--dir', store.dir], { ask });
  expect(existsSync(path)).toBe(false);
  expect(asked[0]).toMatch(/^Delete 1 file, /);
});

test('without a terminal to ask on, and without --yes, nothing is deleted', async () => {
  const path = file(1, 1);
  expect(await clean('--all')).toMatchObject({ code: 2, err: expect.stringContaining('expected `--yes`') });
  expect(existsSync(path)).toBe(true);
});

test.each([[[]], [['--all', '--older-than', '1d']], [['--older-than', '7']], [['--max-bytes', 'x']]])('wrong usage is refused: %j', async (args) => {
  expect((await clean(...args)).code).toBe(2);
});

test('--json tells programs what happened', async () => {
  file(1, 1);
  expect(JSON.parse((await clean('--all', '--yes', '--json')).out)).toEqual({ deleted: true, files: [{ file: expect.stringMatching(/\.jsonl$/), bytes: expect.any(Number) }], kept: [] });
});
