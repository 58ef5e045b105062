import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { runProgram } from '../support/child.js';
import { newStore } from '../support/store.js';
import { newServer } from '../delivery/support.js';
import { filigree } from './run-cli.js';

const cli = fileURLToPath(new URL('../../dist/esm/viewer/cli/main.js', import.meta.url));
const module = fileURLToPath(new URL('../fixtures/programs/configures-remote.mjs', import.meta.url));

/** The real command, as a user runs it. */
async function ship(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, 'ship', ...args], { env: { PATH: process.env['PATH'], ...env } as NodeJS.ProcessEnv });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

test('`ship` delivers what a killed program left, to the destination that the program configures', async () => {
  const [dir, server] = [newStore(), await newServer()];
  await runProgram('killed-in-a-step.mjs', { args: [server.url], env: { FILIGREE_DIR: dir, FILIGREE_DURABILITY: 'write' } });
  const { code, out, err } = await ship(['--import', module], { FILIGREE_DIR: dir, DESTINATION: server.url });
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe('remote: 3 records delivered\n');
  expect(server.requests).toHaveLength(1);
});

test('`ship` says what it could not deliver, and ends with 1', async () => {
  const [dir, server] = [newStore(), await newServer(() => ({ status: 503 }))];
  await runProgram('killed-in-a-step.mjs', { args: [server.url], env: { FILIGREE_DIR: dir, FILIGREE_DURABILITY: 'write' } });
  const { code, out, err } = await ship(['--import', module, '--timeout', '1'], { FILIGREE_DIR: dir, DESTINATION: server.url });
  expect(code).toBe(1);
  expect(out).toBe('remote: 0 records delivered, 3 or more are left in it\n');
  expect(err).toContain('answered 503');
});

test('`ship --json` prints the counts of each exporter', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { out } = await ship(['--import', module, '--json'], { FILIGREE_DIR: dir, DESTINATION: server.url });
  expect(JSON.parse(out)).toEqual({ remote: { exported: 0, failed: 0, dropped: 0, pending: 0 } });
});

test('`ship` with no destination says how to name one', async () => {
  const { code, err } = await filigree(['ship', '--dir', newStore()]);
  expect(code).toBe(2);
  expect(err).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
});
