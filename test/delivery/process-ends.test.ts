import { readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan } from 'filigree';
import { runProgram } from '../support/child.js';
import { hang } from '../support/faulty-server.js';
import { filesOf, newStore } from '../support/store.js';
import { newServer, remote } from './support.js';
import type { RecordingServer } from '../support/recording-server.js';

const long = process.env['FILIGREE_LONG'] === '1';

jest.setTimeout(120_000);

/** The names of what a server was sent; an error of the program's would be a name missing. */
function namesOf(server: RecordingServer): string[] {
  return server.requests.flatMap(({ json }) => (json as { records: { name: string }[] }).records.map(({ name }) => name));
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${i}`);
}

/** A program that ends while nobody answers: how it ended, how long that took, and what the next start delivers. */
async function endAlone(way: string, count: number, server: RecordingServer) {
  const dir = newStore();
  const { port, url } = server;
  await server.stop();
  let doneAt = 0;
  const ended = await runProgram('ends-with-remote.mjs', { args: [url, way, `${count}`], env: { FILIGREE_DIR: dir }, onStdout: () => (doneAt ||= performance.now()) });
  const ms = performance.now() - doneAt;
  await server.listen(port);
  await runProgram('delivers-leftovers.mjs', { args: [url], env: { FILIGREE_DIR: dir } });
  return { ...ended, ms, names: namesOf(server), dir };
}

test.each([
  ['natural', 0, null],
  ['later', 0, null],
  ['process.exit', 0, null],
  ['uncaught', 1, null],
  ['reconfigured', 0, null],
  ['sigterm', null, 'SIGTERM'],
])('with nobody to answer a program ends (%s) in two seconds, as it would, and the next start delivers everything', async (way, code, signal) => {
  const server = await newServer();
  // A signal ends the program with what is written: up to the last group.
  const ended = await endAlone(way, 1000, server);
  expect([ended.code, ended.signal]).toEqual([code, signal]);
  expect(ended.ms).toBeLessThan(2000);
  const delivered = ended.names.filter((name) => name !== 'run');
  expect(delivered).toEqual(numbers(way === 'sigterm' ? delivered.length : 1000));
  expect(filesOf(ended.dir)).toEqual([]);
});

test('a destination that takes requests and does not answer does not hold a program either', async () => {
  const [dir, server] = [newStore(), await newServer(hang)];
  let doneAt = 0;
  const { code } = await runProgram('ends-with-remote.mjs', { args: [server.url, 'natural'], env: { FILIGREE_DIR: dir }, onStdout: () => (doneAt ||= performance.now()) });
  expect(code).toBe(0);
  expect(performance.now() - doneAt).toBeLessThan(2000);
});

test('a hundred calls of `flush` and `shutdown` at the same time, and a hundred after the end, come back in time and with counts', async () => {
  const server = await newServer(hang);
  const { stdout } = await runProgram('ends-with-remote.mjs', { args: [server.url, 'crowd'], env: { FILIGREE_DIR: newStore() } });
  for (const { limit, ms, counted } of JSON.parse(stdout.split('\n')[1]!) as { limit: number; ms: number; counted: number }[]) {
    expect(counted).toBe(100);
    expect(ms).toBeLessThan(limit + (long ? 100 : 1000));
  }
});

test('on a full disk everything is delivered all the same, and counted', async () => {
  const server = await newServer();
  const { code, stdout } = await runProgram('ends-with-remote.mjs', { args: [server.url, 'waits', '2000'], env: { FILIGREE_DIR: newStore() }, maxFileBlocks: 100 });
  expect(code).toBe(0);
  expect(JSON.parse(stdout.split('\n')[1]!)).toEqual({ exported: 2001, failed: 0, dropped: 0, pending: 0 });
  expect(namesOf(server).filter((name) => name !== 'run')).toEqual(numbers(2000));
});

test('without a descriptor left nothing is lost', async () => {
  const server = await newServer();
  const { code, stdout, stderr } = await runProgram('exhausts-descriptors.mjs', { args: [server.url], env: { FILIGREE_DIR: newStore() }, maxOpenFiles: 64 });
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({ exported: 204, failed: 0, dropped: 0, pending: 0 });
  expect(new Set(namesOf(server))).toEqual(new Set(['before', ...numbers(100).map((i) => `without ${i}`), 'after']));
});

test('many programs that start at the same time share what is left: nothing comes twice, and no lock is left', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  for (let i = 0; i < 6; i++) {
    configure({ exporters: [remote(url)], store: { dir }, onError() {} });
    for (let j = 0; j < 50; j++) startSpan(`${i} ${j}`).end();
    await shutdown(10);
  }
  await server.listen(port);
  await Promise.all(Array.from({ length: long ? 20 : 6 }, () => runProgram('delivers-leftovers.mjs', { args: [url], env: { FILIGREE_DIR: dir } })));
  const names = namesOf(server);
  expect(names).toHaveLength(600);
  expect(new Set(names).size).toBe(300);
  expect([filesOf(dir), readdirSync(join(dir, 'checkpoints'))]).toEqual([[], []]);
});

test('a process that stands still is left alone', async () => {
  const [dir, server] = [newStore(), await newServer()];
  await runProgram('killed-in-a-step.mjs', {
    args: [server.url, 'wait'],
    env: { FILIGREE_DIR: dir, FILIGREE_DURABILITY: 'write' },
    onStdout: (text, kill) => {
      if (!text.includes('waiting')) return;
      kill('SIGSTOP');
      configure({ exporters: [remote(server.url)], store: { dir }, onError() {} });
      void flush(300).then(() => kill('SIGKILL'));
    },
  });
  expect(server.requests).toEqual([]);
});

test.each<[string, (dir: string) => void]>([
  ['is deleted', (dir) => rmSync(dir, { recursive: true })],
  ['is replaced by a link', (dir) => (renameSync(dir, `${dir}-moved`), symlinkSync(`${dir}-moved`, dir))],
])('a folder that %s while a program runs costs no record', async (_what, change) => {
  const [dir, server] = [newStore(), await newServer()];
  configure({ exporters: [remote(server.url)], store: { dir }, onError() {} });
  startSpan('before').end();
  await flush();
  change(dir);
  startSpan('after').end();
  expect((await flush())['remote']).toEqual({ exported: 4, failed: 0, dropped: 0, pending: 0 });
});

test('in a folder that nothing can be made in everything is delivered from memory', async () => {
  const server = await newServer();
  configure({ exporters: [remote(server.url)], store: { dir: '/proc/filigree' }, onError() {} });
  startSpan('step').end();
  expect((await flush())['remote']).toEqual({ exported: 2, failed: 0, dropped: 0, pending: 0 });
});
