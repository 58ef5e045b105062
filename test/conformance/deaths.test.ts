import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from '@jest/globals';

const program = resolve('test/conformance/deaths/program.mjs');
const store = mkdtempSync(join(tmpdir(), 'filigree-deaths-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));

const ways = JSON.parse(execFileSync(process.execPath, [program, 'list', 'off'], { encoding: 'utf8' })) as string[];

/** Memory is to be out soon. */
const FLAGS: Record<string, string[]> = { 'out of memory': ['--max-old-space-size=20'] };

async function die(way: string, state: 'on' | 'off', flags: readonly string[] = []) {
  const child = spawn(process.execPath, [...(FLAGS[way] ?? []), ...flags, program, way, state], { env: { PATH: process.env.PATH, STORE: store }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  // Where an error was thrown from is a line of the wrapper's; what it says is not.
  return { output, code: code as number | null, signal: signal as string | null, says: errors.match(/^\S*Error: .*$/m)?.[0] };
}

async function expectSameDeath(way: string, flags?: readonly string[]): Promise<void> {
  const [off, on] = await Promise.all([die(way, 'off', flags), die(way, 'on', flags)]);
  expect(on).toEqual(off);
}

test('there are at least 17 ways to die', () => {
  expect(ways.length).toBeGreaterThanOrEqual(17);
});

test.each(ways)('a program dies of `%s` the same way, recorded or not', async (way) => {
  await expectSameDeath(way);
});

describe.each(['--disallow-code-generation-from-strings', '--frozen-intrinsics', '--unhandled-rejections=strict', '--enable-source-maps', '--jitless', '--throw-deprecation'])(
  'under %s',
  (flag) => {
    test.each(['natural end of async work', 'an uncaught error', 'a rejection that nobody handles'])('a program ends by `%s` as it does without filigree', async (way) => {
      await expectSameDeath(way, [flag]);
    });
  },
);
