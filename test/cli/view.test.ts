import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { TestStore } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';
import type { Ran } from './run-cli.js';

let store: TestStore;

beforeEach(() => {
  store = new TestStore();
});

afterEach(() => store.remove());

/** Runs `view` until `act` is done with its address. */
async function viewing(args: readonly string[], act: (url: string) => Promise<void>): Promise<Ran & { opened: string[] }> {
  const controller = new AbortController();
  const opened: string[] = [];
  let acted: Promise<void> | undefined;
  let out = '';
  const ran = await filigree(['view', '--port', '0', '--dir', store.dir, ...(args.includes('--receiver') ? args.slice(1) : ['--no-receiver', ...args])], {
    out(text) {
      out += text;
      acted = act(text.trim()).finally(() => controller.abort());
    },
    openBrowser: (url) => void opened.push(url),
    untilInterrupted: () => controller.signal,
  });
  await acted;
  return { ...ran, out, opened };
}

test('it prints the address on a line of its own, serves it, and ends when it is interrupted', async () => {
  let status = 0;
  const { code, out } = await viewing(['--no-open'], async (url) => {
    ({ status } = await fetch(url, { redirect: 'manual' }));
  });
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
  expect(status).toBe(303);
  expect(code).toBe(0);
  await expect(fetch(out.trim())).rejects.toThrow();
});

test('it opens a browser, unless it is not to', async () => {
  const { opened, out } = await viewing([], () => Promise.resolve());
  expect(opened).toEqual([out.trim()]);
  expect((await viewing(['--no-open'], () => Promise.resolve())).opened).toEqual([]);
});

test('it receives OTLP beside the page, or says why it does not', async () => {
  const { code, err } = await viewing(['--receiver', '--no-open'], () => Promise.resolve());
  // The port is the one that SDKs send to by default; something else on this machine may have it.
  expect(err).toMatch(/^(Receiving OTLP on http:\/\/127\.0\.0\.1:4318|OTLP is not received: .*EADDRINUSE)/);
  expect(code).toBe(0);
});

test('a port that is taken is refused, with what to do', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as { port: number };
  expect(await filigree(['view', '--port', String(port), '--no-open', '--no-receiver', '--dir', store.dir])).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`port ${port} is taken by another program`) });
  await new Promise((resolve) => squatter.close(resolve));
});

test('a port that is none is wrong usage', async () => {
  expect(await filigree(['view', '--port', '70000'])).toMatchObject({ code: 2, err: expect.stringContaining('expected a port up to 65535') });
});
