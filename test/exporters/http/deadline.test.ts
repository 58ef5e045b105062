import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, jest, test } from '@jest/globals';
import { BlackHole, drip, dripHead, hang, late } from '../../support/faulty-server.js';
import { client, closing, post, rawServer, refusal, server, timed } from './support.js';
import type { Answer } from '../../support/recording-server.js';

const LIMIT = 150;

afterEach(() => {
  jest.useRealTimers();
});

/** Settled at the limit: not before it, and not much later on a busy machine. */
async function expectGivenUp(url: URL | string, more = {}): Promise<void> {
  const { value, ms } = await timed(() => refusal(client({ timeoutMs: LIMIT }).send(post(url, more))));
  expect(value.kind).toBe('unavailable');
  expect(value.message).toBe(`${new URL(url).origin} did not answer: not within ${LIMIT} ms`);
  expect(ms).toBeGreaterThan(LIMIT - 5);
  expect(ms).toBeLessThan(LIMIT + 1500);
}

test('a connection that is never completed is given up at the limit', async () => {
  const hole = closing(await BlackHole.start(), (opened) => opened.stop());
  await expectGivenUp(`http://127.0.0.1:${hole.port}`);
});

test('a TLS handshake that hangs is given up at the limit', async () => {
  const silent = await rawServer();
  await expectGivenUp(`https://127.0.0.1:${silent.port}`);
});

test('a server that accepts and never reads is given up at the limit', async () => {
  const deaf = await rawServer((socket) => socket.pause());
  await expectGivenUp(deaf.url, { body: Buffer.alloc(32 * 2 ** 20) });
});

test.each<[string, Answer]>([
  ['never answers', hang],
  ['sends its headers a byte at a time', dripHead()],
  ['sends its body a byte at a time, for ever', drip()],
])('a server that %s is given up at the limit', async (_what, answer) => {
  await expectGivenUp((await server(answer)).url);
});

test('of a refusal whose body never ends, the status counts', async () => {
  const answer = await client({ timeoutMs: LIMIT }).send(post((await server(drip(10, 503))).url));
  expect(answer.status).toBe(503);
  expect(answer.body.toString()).toMatch(/^x+$/);
});

test('the wait for a connection counts', async () => {
  const busy = client({ timeoutMs: LIMIT, connections: 1 });
  const { url, requests } = await server(hang);
  const { ms } = await timed(() => Promise.all([refusal(busy.send(post(url))), refusal(busy.send(post(url)))]));
  expect(ms).toBeLessThan(LIMIT + 1500);
  expect(requests).toHaveLength(1);
});

test('a request that waited for its turn is sent when another was given up', async () => {
  const busy = client({ connections: 1 });
  const { url, requests } = await server(hang);
  const impatient = refusal(busy.send(post(url, { signal: AbortSignal.timeout(50) })));
  const second = refusal(busy.send(post(url, { signal: AbortSignal.timeout(300) })));
  await Promise.all([impatient, second]);
  expect(requests).toHaveLength(2);
});

test('the caller can abort before and while it is sent', async () => {
  const { url, requests } = await server(hang);
  const early = await refusal(client().send(post(url, { signal: AbortSignal.abort(new Error('no more time')) })));
  expect(early.message).toBe(`${url} did not answer: no more time`);
  expect(requests).toHaveLength(0);
  const { value } = await timed(() => refusal(client().send(post(url, { signal: AbortSignal.timeout(30) }))));
  expect(value.kind).toBe('unavailable');
});

test('closing the client ends what is under way', async () => {
  const closed = client();
  const answer = refusal(closed.send(post((await server(hang)).url)));
  closed.close();
  expect((await answer).message).toContain('the exporter was closed');
});

test('fake timers of a test do not reach the limit', async () => {
  const { url } = await server(hang);
  const real = client({ timeoutMs: 50 });
  jest.useFakeTimers();
  expect((await refusal(real.send(post(url)))).message).toContain('not within 50 ms');
});

test('an answer that came while the event loop stood still is not late', async () => {
  const worker = closing(
    new Worker(
      `const server = require('node:http').createServer((_, response) => setTimeout(() => response.end('in time'), 50)).listen(0, '127.0.0.1', () => {
         require('node:worker_threads').parentPort.postMessage(server.address().port);
       });`,
      { eval: true },
    ),
    (opened) => opened.terminate(),
  );
  const [port] = await once(worker, 'message');
  const answer = client({ timeoutMs: LIMIT }).send(post(`http://127.0.0.1:${port}`));
  await new Promise((resolve) => setTimeout(resolve, 20));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * LIMIT + 100);
  expect((await answer).body.toString()).toBe('in time');
});

test('a slow answer within the limit is taken', async () => {
  const { url } = await server(late(60, { body: 'here' }));
  expect((await client({ timeoutMs: 5000 }).send(post(url))).body.toString()).toBe('here');
});
