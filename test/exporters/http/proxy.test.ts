import { once } from 'node:events';
import { createServer } from 'node:https';
import { createServer as createProxy, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { certificate } from '../../support/certificate.js';
import { client, closing, post, rawServer, refusal, server, timed } from './support.js';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOGIN = 'tom:pass%2Fword-of-tom';
const EXPECTED_LOGIN = `Basic ${Buffer.from('tom:pass/word-of-tom').toString('base64')}`;
const variables = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);
const before = variables.map((name) => [name, process.env[name]] as const);

beforeEach(() => {
  for (const name of variables) delete process.env[name];
});

afterEach(() => {
  for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
});

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly login: string | undefined;
}

/** A proxy that asks for a login and leads every host to loopback. */
async function proxy() {
  const asked: Asked[] = [];
  const own = createProxy((request, response) => {
    const url = new URL(request.url!);
    asked.push({ method: request.method!, target: request.url!, login: request.headers['proxy-authorization'] });
    if (request.headers['proxy-authorization'] !== EXPECTED_LOGIN) return response.writeHead(407).end('who are you?');
    const { 'proxy-authorization': _, ...headers } = request.headers;
    request.pipe(httpRequest({ host: '127.0.0.1', port: url.port, method: request.method, path: url.pathname, headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode!))));
    return undefined;
  });
  own.on('connect', (request, socket) => {
    asked.push({ method: 'CONNECT', target: request.url!, login: request.headers['proxy-authorization'] });
    socket.on('error', () => {});
    if (request.headers['proxy-authorization'] !== EXPECTED_LOGIN) return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const upstream = connect(Number(request.url!.split(':')[1]), '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    upstream.on('error', () => socket.destroy());
    return upstream.pipe(socket).pipe(upstream);
  });
  own.listen(0, '127.0.0.1');
  closing(own, () => {
    own.close();
    own.closeAllConnections();
  });
  await once(own, 'listening');
  return { asked, host: `127.0.0.1:${(own.address() as AddressInfo).port}` };
}

const trusted = certificate(['api.example.test']);

async function secure() {
  const seen: IncomingHttpHeaders[] = [];
  const https = createServer(trusted, ({ headers }, response) => response.end(String(seen.push(headers)))).listen(0, '127.0.0.1');
  closing(https, () => https.close());
  await once(https, 'listening');
  return { url: `https://api.example.test:${(https.address() as AddressInfo).port}/v1`, seen };
}

test.each(['http_proxy', 'HTTP_PROXY', 'ALL_PROXY'])('`%s` is honoured, with its login, and the destination gets no part of that', async (variable) => {
  const { asked, host } = await proxy();
  const { port, requests } = await server();
  process.env[variable] = `http://${LOGIN}@${host}`;
  await client().send(post(`http://api.example.test:${port}/v1/traces`, { headers: { 'x-api-key': 'abc-secret' } }));
  expect(asked).toEqual([{ method: 'POST', target: `http://api.example.test:${port}/v1/traces`, login: EXPECTED_LOGIN }]);
  expect(requests[0]!.headers).toMatchObject({ host: `api.example.test:${port}`, 'x-api-key': 'abc-secret' });
  expect(requests[0]!.headers).not.toHaveProperty('proxy-authorization');
});

test('HTTPS goes through a tunnel that is kept, and the proxy sees nothing of it', async () => {
  const { asked, host } = await proxy();
  const { url, seen } = await secure();
  process.env['HTTPS_PROXY'] = `http://${LOGIN}@${host}`;
  const tunnelled = client({ tls: { ca: trusted.cert } });
  for (let i = 0; i < 3; i++) {
    await tunnelled.send(post(url, { headers: { 'x-api-key': 'abc-secret' } }));
    expect(seen[i]).toMatchObject({ host: new URL(url).host, 'x-api-key': 'abc-secret' });
    expect(seen[i]).not.toHaveProperty('proxy-authorization');
  }
  expect(asked).toEqual([{ method: 'CONNECT', target: new URL(url).host, login: EXPECTED_LOGIN }]);
});

test('the certificate is checked through a tunnel too', async () => {
  const { host } = await proxy();
  process.env['HTTPS_PROXY'] = `http://${LOGIN}@${host}`;
  const { url } = await secure();
  expect((await refusal(client().send(post(url)))).message).toContain('its TLS certificate is not trusted');
});

test('there are never more tunnels than connections are allowed', async () => {
  const { asked, host } = await proxy();
  process.env['HTTPS_PROXY'] = `http://${LOGIN}@${host}`;
  const { url } = await secure();
  const bounded = client({ connections: 2, tls: { ca: trusted.cert } });
  await Promise.all(Array.from({ length: 20 }, () => bounded.send(post(url))));
  expect(asked.length).toBeLessThanOrEqual(2);
});

test.each(['no_proxy', 'NO_PROXY'])('`%s` is honoured', async (variable) => {
  process.env['http_proxy'] = 'http://127.0.0.1:1';
  process.env[variable] = 'example.org,.example.test';
  const error = await refusal(client().send(post('http://api.example.test:9/')));
  expect(error.message).toContain('http://api.example.test:9 did not answer: its name is not known');
});

test('this machine is never reached through a proxy', async () => {
  process.env['http_proxy'] = 'http://127.0.0.1:1';
  const { port } = await server();
  for (const host of ['127.0.0.1', 'localhost']) expect((await client().send(post(`http://${host}:${port}`))).status).toBe(200);
});

test('a proxy that wants a login is named, and is asked no more often than a destination that denies', async () => {
  const { host } = await proxy();
  process.env['HTTPS_PROXY'] = `http://tom:wrong-word@${host}`;
  const error = await refusal(client().send(post('https://api.example.test/v1')));
  expect(error.kind).toBe('denied');
  expect(error.message).toBe(`the proxy http://${host}, asked for api.example.test:443, answered 407. Put user and password into the URL of the proxy`);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('wrong-word');
  process.env['HTTP_PROXY'] = `http://tom:wrong-word@${host}`;
  expect((await client().send(post('http://api.example.test/v1'))).status).toBe(407);
});

test('a proxy that cannot reach the destination is asked again later', async () => {
  const bad = await rawServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
  process.env['HTTPS_PROXY'] = `http://127.0.0.1:${bad.port}`;
  expect((await refusal(client().send(post('https://api.example.test/v1')))).kind).toBe('unavailable');
});

test('a proxy that never answers is given up at the limit, and its connection is closed', async () => {
  const silent = await rawServer();
  process.env['HTTPS_PROXY'] = `http://127.0.0.1:${silent.port}`;
  const { value, ms } = await timed(() => refusal(client({ timeoutMs: 100 }).send(post('https://api.example.test/v1'))));
  expect(value.message).toBe('https://api.example.test did not answer: not within 100 ms');
  expect(ms).toBeLessThan(1500);
  const [socket] = silent.connections;
  if (!socket!.closed) await once(socket!.resume(), 'close');
  expect(socket!.destroyed).toBe(true);
});

test.each(['socks5://tom:pass-of-tom@127.0.0.1:1', 'http://tom:pass-of-tom@:x'])('a proxy that cannot be used is said without its login: %s', async (value) => {
  process.env['HTTPS_PROXY'] = value;
  const error = await refusal(client().send(post('https://api.example.test/v1')));
  expect(error.kind).toBe('denied');
  expect(error.message).toMatch(/^https:\/\/api\.example\.test was not asked: expected the proxy in `HTTPS_PROXY` to be such as `http:\/\/proxy\.example\.com:3128`, got /);
  expect(error.message).not.toContain('pass-of-tom');
});
