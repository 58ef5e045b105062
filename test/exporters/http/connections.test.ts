import dns from 'node:dns';
import { createServer } from 'node:http';
import { afterEach, expect, jest, test } from '@jest/globals';
import { BlackHole, late, reply, reset, scripted } from '../../support/faulty-server.js';
import { client, closing, post, rawServer, refusal, server, timed } from './support.js';
import type { AddressInfo, Socket } from 'node:net';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

afterEach(() => {
  jest.restoreAllMocks();
});

test('one connection is kept for requests one after the other', async () => {
  const raw = await rawServer((socket) => socket.on('data', () => socket.write(OK)));
  const kept = client();
  for (let i = 0; i < 5; i++) await kept.send(post(raw.url));
  expect(raw.connections).toHaveLength(1);
});

test('there are never more connections than allowed', async () => {
  const raw = await rawServer((socket) => socket.on('data', () => setTimeout(() => socket.write(OK), 5)));
  const bounded = client({ connections: 3 });
  await Promise.all(Array.from({ length: 30 }, () => bounded.send(post(raw.url))));
  expect(raw.connections).toHaveLength(3);
});

/** Answers the first request of the first connection, and breaks it at the next. */
function breaksWhenReused(broken: (socket: Socket) => void) {
  return rawServer((socket, count) => {
    let requests = 0;
    socket.on('data', () => (count === 1 && ++requests === 2 ? broken(socket) : socket.write(OK)));
  });
}

test.each<[string, (socket: Socket) => void]>([
  ['reset', (socket) => socket.resetAndDestroy()],
  ['closed', (socket) => socket.destroy()],
  ['half-closed', (socket) => socket.end()],
])('a request on a kept connection that is %s is sent again at once on a new one', async (_what, broken) => {
  const raw = await breaksWhenReused(broken);
  const kept = client();
  await kept.send(post(raw.url));
  expect((await kept.send(post(raw.url))).status).toBe(200);
  expect(raw.connections).toHaveLength(2);
});

test('all kept connections that a server closed are given up at the first that fails', async () => {
  let old = true;
  const raw = await rawServer((socket) => {
    const born = old;
    socket.on('data', () => (born && !old ? socket.resetAndDestroy() : setTimeout(() => socket.write(OK), 5)));
  });
  const kept = client({ connections: 4 });
  await Promise.all(Array.from({ length: 4 }, () => kept.send(post(raw.url))));
  old = false;
  expect((await kept.send(post(raw.url))).status).toBe(200);
  expect(raw.connections).toHaveLength(5);
});

test('a request that must not be sent twice is not', async () => {
  const raw = await breaksWhenReused((socket) => socket.resetAndDestroy());
  const kept = client();
  await kept.send(post(raw.url));
  expect((await refusal(kept.send(post(raw.url, { idempotent: false })))).message).toBe(`${raw.url.origin} did not answer: it closed the connection (ECONNRESET)`);
  expect(raw.connections).toHaveLength(1);
});

test('on a new connection that breaks, nothing is sent again', async () => {
  const { url, requests } = await server(scripted([reset], reply()));
  expect((await refusal(client().send(post(url)))).kind).toBe('unavailable');
  expect(requests).toHaveLength(1);
});

test('a server that closes idle connections costs no request', async () => {
  const idle = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  idle.keepAliveTimeout = 1;
  closing(idle, () => idle.close());
  await new Promise((resolve) => idle.once('listening', resolve));
  const kept = client();
  for (let i = 0; i < 30; i++) {
    const { status } = await kept.send(post(`http://127.0.0.1:${(idle.address() as AddressInfo).port}`));
    expect(status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, i % 5));
  }
});

test('where nothing listens, that is said', async () => {
  const gone = await server();
  await gone.stop().catch(() => {});
  const error = await refusal(client().send(post('http://127.0.0.1:1/v1/traces?key=abcdefgh')));
  expect(error.message).toBe('http://127.0.0.1:1 did not answer: nothing listens there (ECONNREFUSED)');
});

test('a name that is not found is not asked for again within half a minute', async () => {
  const lookup = jest.spyOn(dns, 'lookup');
  const lost = client();
  for (let i = 0; i < 5; i++) {
    const error = await refusal(lost.send(post('http://nowhere.invalid/')));
    expect(error.message).toMatch(/^http:\/\/nowhere\.invalid did not answer: (its name is not known \(ENOTFOUND\)|names cannot be looked up now \(EAI_AGAIN\))$/);
    expect(error.kind).toBe('unavailable');
  }
  expect(lookup).toHaveBeenCalledTimes(1);
});

test('a server on IPv6 alone is reached', async () => {
  const six = createServer((_request, response) => response.end('six')).listen(0, '::1');
  closing(six, () => six.close());
  await new Promise((resolve) => six.once('listening', resolve));
  expect((await client().send(post(`http://[::1]:${(six.address() as AddressInfo).port}`))).body.toString()).toBe('six');
});

/** A name with two addresses, the first of which is the given one. */
function twoAddresses(first: { address: string; family: number }, second: { address: string; family: number }): void {
  jest.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: unknown, done: (error: null, addresses: unknown) => void) => {
    setImmediate(done, null, [first, second]);
  }) as never);
}

const FOUR = { address: '127.0.0.1', family: 4 };
const SIX = { address: '::1', family: 6 };

test('when one address family hangs, the other is tried after a quarter of a second', async () => {
  const { port } = await server(reply({ body: 'four' }));
  closing(await BlackHole.start('::1', port), (opened) => opened.stop());
  twoAddresses(SIX, FOUR);
  const { value, ms } = await timed(() => client().send(post(`http://dual.example.test:${port}`)));
  expect(value.body.toString()).toBe('four');
  expect(ms).toBeGreaterThan(240);
  expect(ms).toBeLessThan(3000);
});

test('when one address family refuses, the other is tried at once', async () => {
  const { port } = await server(reply({ body: 'four' }));
  twoAddresses(SIX, FOUR);
  expect((await client().send(post(`http://dual.example.test:${port}`))).body.toString()).toBe('four');
});

test('when both address families refuse, that is said', async () => {
  twoAddresses(SIX, FOUR);
  expect((await refusal(client().send(post('http://dual.example.test:1')))).message).toBe('http://dual.example.test:1 did not answer: nothing listens there (ECONNREFUSED)');
});

test('a burst is sent in the order of its calls', async () => {
  const { url, requests } = await server(late(1));
  const one = client({ connections: 1 });
  await Promise.all(Array.from({ length: 10 }, (_, i) => one.send(post(url, { body: String(i) }))));
  expect(requests.map(({ body }) => body.toString()).join('')).toBe('0123456789');
});
