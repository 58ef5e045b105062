import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createHook } from 'node:async_hooks';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan, startTrace, stats } from 'filigree';
import type { Retain } from '../../src/config.js';
import { leftovers } from '../../src/exporters/delivery/leftovers.js';
import { destinationKey } from '../../src/exporters/delivery/destination-key.js';
import { filesOf, newStore } from '../support/store.js';
import { runProgram } from '../support/child.js';
import { until } from '../support/until.js';
import { newServer, posted, remote, spanNames } from './support.js';

jest.setTimeout(60_000);

/** A run of a program: records three spans in a trace while the destination does not answer, and ends. */
async function runWithoutDestination(url: string, dir: string): Promise<string[]> {
  configure({ exporters: [remote(url)], store: { dir }, onError() {} });
  const ids = startTrace('run', (t) => ['a', 'b', 'c'].map((name) => t.span(name, (s) => s.spanId)));
  await shutdown(50);
  return ids;
}

function start(url: string, dir: string, retain?: Retain): void {
  configure({ exporters: [remote(url)], store: { dir, retain }, onError() {} });
}

test('what a run could not deliver, the next start does, under the same ids', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  const ids = await runWithoutDestination(url, dir);
  await server.listen(port);
  start(url, dir);
  expect((await flush())['remote']).toEqual({ exported: 4, failed: 0, dropped: 0, pending: 0 });
  expect(posted(server).flatMap(({ spans }) => spans.map(({ spanId }) => spanId))).toEqual(ids);
});

test('what was delivered is not delivered again by the next start', async () => {
  const [dir, server] = [newStore(), await newServer()];
  start(server.url, dir, 'all');
  startSpan('once').end();
  await shutdown();
  start(server.url, dir, 'all');
  startSpan('twice').end();
  await shutdown();
  expect(spanNames(server)).toEqual(['once', 'twice']);
});

test.each<[Retain, string, number]>([['unsent', 'is deleted', 0], ['all', 'is kept', 1]])('with `retain: %p` what has been delivered %s', async (retain, _what, files) => {
  const [dir, server] = [newStore(), await newServer()];
  start(server.url, dir, retain);
  startSpan('step').end();
  await shutdown();
  expect(filesOf(dir)).toHaveLength(files);
});

test('what the next start has delivered is deleted, with its checkpoint', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  await runWithoutDestination(url, dir);
  expect(filesOf(dir)).toHaveLength(1);
  await server.listen(port);
  start(url, dir);
  await flush();
  expect(filesOf(dir)).toEqual([]);
  expect(readdirSync(join(dir, 'checkpoints'))).toEqual([]);
});

test('what was recorded for another destination is not sent to this one', async () => {
  const [dir, mine, other] = [newStore(), await newServer(), await newServer()];
  const { url } = other;
  await other.stop();
  await runWithoutDestination(url, dir);
  start(mine.url, dir);
  await flush();
  expect(mine.requests).toEqual([]);
});

test('what was recorded for no destination stays in the store', async () => {
  const [dir, server] = [newStore(), await newServer()];
  configure({ exporters: [], store: { dir } });
  startSpan('local').end();
  await shutdown();
  start(server.url, dir);
  await flush();
  expect(server.requests).toEqual([]);
  expect(filesOf(dir)).toHaveLength(1);
});

test('by trace, what is left comes as whole traces', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url, { unit: 'trace', maxBatch: 1 })], store: { dir }, onError() {} });
  for (const name of ['first', 'second']) startTrace(name, (t) => t.span(`in ${name}`, () => {}));
  await shutdown(50);
  await server.listen(port);
  configure({ exporters: [remote(url, { unit: 'trace', maxBatch: 1 })], store: { dir }, onError() {} });
  await flush();
  expect(posted(server).map(({ spans, traces }) => [...traces, ...spans].map(({ name }) => name))).toEqual([['first', 'in first'], ['second', 'in second']]);
});

test('a killed program leaves the step that was in flight as interrupted, and the next start says so', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { signal } = await runProgram('killed-in-a-step.mjs', { args: [server.url], env: { FILIGREE_DIR: dir, FILIGREE_DURABILITY: 'write' } });
  expect(signal).toBe('SIGKILL');
  const ended: [string, string, string | undefined][] = [];
  const exporter = remote(server.url);
  configure({ exporters: [{ ...exporter, export: ({ spans, traces }) => void ended.push(...[...spans, ...traces].map(({ name, status, statusReason }): [string, string, string | undefined] => [name, status, statusReason])) }], store: { dir } });
  await flush();
  expect(ended).toEqual([
    ['finished', 'COMPLETED', undefined],
    ['in flight', 'CANCELLED', 'interrupted: its process ended'],
    ['run', 'CANCELLED', 'interrupted: its process ended'],
  ]);
});

test('a damaged checkpoint only means that everything is sent again', async () => {
  const [dir, server] = [newStore(), await newServer()];
  start(server.url, dir, 'all');
  startSpan('step').end();
  await shutdown();
  for (const name of readdirSync(join(dir, 'checkpoints'))) writeFileSync(join(dir, 'checkpoints', name), 'garbage');
  start(server.url, dir, 'all');
  await flush();
  expect(spanNames(server)).toEqual(['step', 'step']);
});

test('what a running process records is left to it', async () => {
  const [dir, server] = [newStore(), await newServer()];
  await runProgram('killed-in-a-step.mjs', {
    args: [server.url, 'wait'],
    env: { FILIGREE_DIR: dir, FILIGREE_DURABILITY: 'write' },
    onStdout: (text, kill) => {
      if (!text.includes('waiting')) return;
      start(server.url, dir);
      void flush(300).then(() => kill('SIGKILL'));
    },
  });
  expect(server.requests).toEqual([]);
});

test('more than fits in memory is read back from the store, and nothing is dropped', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url)], store: { dir }, redact: false, onError() {} });
  for (let i = 0; i < 60; i++) startSpan(`${i}`, { input: 'x'.repeat(1_000_000) }).end();
  await flush(50);
  expect(stats().exporters['remote']).toMatchObject({ dropped: 0, pending: 120 });
  await server.listen(port);
  expect((await flush(50_000))['remote']).toEqual({ exported: 120, failed: 0, dropped: 0, pending: 0 });
  expect(spanNames(server)).toEqual(Array.from({ length: 60 }, (_, i) => `${i}`));
});

test('what the store lost before it was delivered is counted, and the rest is delivered', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  const codes: string[] = [];
  configure({ exporters: [remote(url)], store: { dir }, redact: false, onError: ({ code }) => void codes.push(code) });
  for (let i = 0; i < 60; i++) startSpan(`${i}`, { input: 'x'.repeat(1_000_000) }).end();
  await flush(50);
  for (const file of filesOf(dir)) rmSync(file);
  await server.listen(port);
  const { exported, failed, dropped, pending } = (await flush())['remote']!;
  expect(dropped).toBeGreaterThan(0);
  expect([exported + dropped, failed, pending]).toEqual([120, 0, 0]);
  expect(codes).toContain('FILIGREE_EVENTS_DROPPED');
});

test('a process whose first line is damaged is delivered, where another file of it says for whom', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  configure({ exporters: [remote(url)], store: { dir, maxBytes: 2 ** 21 }, redact: false, onError() {} });
  for (let i = 0; i < 400; i++) startSpan(`${i}`, { input: 'x'.repeat(1000) }).end();
  await shutdown(20);
  const [first, second] = filesOf(dir);
  expect(second).toBeDefined();
  writeFileSync(first!, readFileSync(first!, 'utf8').replace('journal.open', 'journal.opem'));
  await server.listen(port);
  start(url, dir);
  expect((await flush())['remote']).toEqual({ exported: 800, failed: 0, dropped: 0, pending: 0 });
});

test('what a process wrote after somebody began to look, and before it died, is found too', async () => {
  const dir = newStore();
  for (let i = 0; i < 2; i++) await runWithoutDestination('http://127.0.0.1:9', dir);
  const [, late] = filesOf(dir);
  const search = leftovers({ dir, key: destinationKey(remote('http://127.0.0.1:9')), own: 'nobody', retain: 'unsent' });
  const found = search.next().value;
  cpSync(late!, late!.replace('.0000.', '.0001.'));
  const next = search.next().value;
  expect([found!.files.length, next!.files.length]).toEqual([1, 2]);
  found!.release();
  next!.release();
});

test('a lock that does not say whose it is holds nobody up for long', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  await runWithoutDestination(url, dir);
  const [file] = filesOf(dir);
  const lock = join(dir, 'checkpoints', `${basename(file!).split('.')[0]}.${destinationKey(remote(url))}.lock`);
  mkdirSync(join(dir, 'checkpoints'), { recursive: true });
  writeFileSync(lock, '');
  utimesSync(lock, 0, 0);
  await server.listen(port);
  start(url, dir);
  expect((await flush())['remote']).toMatchObject({ exported: 4, pending: 0 });
});

test('a store whose checkpoints cannot be looked at does not keep a program from delivering what it records', async () => {
  const [dir, server] = [newStore(), await newServer()];
  mkdirSync(dir);
  writeFileSync(join(dir, 'checkpoints'), 'no folder');
  start(server.url, dir);
  startSpan('step').end();
  expect((await flush())['remote']).toMatchObject({ exported: 2, pending: 0 });
});

test('what has been delivered and could not be deleted at once is deleted by the next start', async () => {
  const [dir, server] = [newStore(), await newServer()];
  start(server.url, dir, 'all');
  startSpan('step').end();
  await shutdown();
  expect(filesOf(dir)).toHaveLength(1);
  start(server.url, dir);
  await flush();
  expect(filesOf(dir)).toEqual([]);
  expect(spanNames(server)).toEqual(['step']);
});

test('a folder that is deleted while the program runs does not make the next start send again what has been delivered', async () => {
  const [dir, server] = [newStore(), await newServer()];
  start(server.url, dir, 'all');
  startSpan('before').end();
  await flush();
  renameSync(dir, `${dir} aside`);
  rmSync(`${dir} aside`, { recursive: true });
  startSpan('after').end();
  await shutdown();
  start(server.url, dir, 'all');
  await flush();
  expect(spanNames(server)).toEqual(['before', 'after']);
});

test('what a first configuration could not deliver, a second one does as soon as the first has given up', async () => {
  const [dir, server] = [newStore(), await newServer()];
  const { port, url } = server;
  await server.stop();
  await runWithoutDestination(url, dir);
  start(url, dir);
  await flush(20);
  start(url, dir);
  const flushed = flush(20_000);
  await flush(20);
  await server.listen(port);
  await flushed;
  expect(new Set(spanNames(server))).toEqual(new Set(['a', 'b', 'c']));
});

test('a program that goes on after `shutdown` is left alone, also when that came in the middle of what another left', async () => {
  const [dir, server] = [newStore(), await newServer(() => undefined)];
  await runWithoutDestination('http://127.0.0.1:9', dir);
  configure({ exporters: [{ ...remote(server.url, { maxBatch: 1 }), destination: 'http://127.0.0.1:9' }], store: { dir }, onError() {} });
  await until(() => server.requests.length === 1);
  await shutdown(20);
  let steps = 0;
  const hook = createHook({ init: () => void (steps += 1) }).enable();
  await setTimeout(200);
  hook.disable();
  expect(steps).toBeLessThan(100);
});

test.each([['no byte', ''], ['half of its first line', '{"event":"journal.open","seq":0,"vers']])('of a process that was killed when its file had %s nothing stays', async (_what, text) => {
  const [dir, server] = [newStore(), await newServer()];
  await runWithoutDestination('http://127.0.0.1:9', dir);
  const [file] = filesOf(dir);
  // Under the number of a process that is not there: ours runs.
  writeFileSync(file!.replace(`-${process.pid}-`, '-4194303-'), text);
  rmSync(file!);
  start(server.url, dir);
  await flush();
  expect(filesOf(dir)).toEqual([]);
});

test('a file in which only the first line is damaged stays, for who can read it', async () => {
  const [dir, server] = [newStore(), await newServer()];
  await runWithoutDestination('http://127.0.0.1:9', dir);
  const [file] = filesOf(dir);
  writeFileSync(file!, readFileSync(file!, 'utf8').replace('journal.open', 'journal.opem'));
  start(server.url, dir);
  await flush();
  expect(filesOf(dir)).toEqual([file]);
});
