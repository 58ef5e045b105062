import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { bomb, gzipBomb, manyHeaders, reply, resetInBody } from '../../support/faulty-server.js';
import { RUN_LIMIT_MS, runWithClient } from './program.js';
import { client, post, rawServer, refusal, server } from './support.js';
import type { Answer } from '../../support/recording-server.js';

const KIB = 1024;

test('of a body of 400 MB, 64 KiB are read and the rest is never sent', async () => {
  const { answer, sent } = bomb(400 * KIB * KIB);
  const { status, body } = await client().send(post((await server(answer)).url));
  expect(status).toBe(200);
  expect(body).toHaveLength(64 * KIB);
  expect(sent()).toBeLessThan(32 * KIB * KIB);
});

/** How many MB the memory of a process grows by while it asks a server three times. */
async function growth(answer: Answer): Promise<number> {
  const [warm, { url }] = [await server(), await server(answer)];
  const { output } = await runWithClient(`
    const holding = setInterval(() => {}, 1000);
    const client = new HttpClient();
    const ask = (url) => client.send({ method: 'POST', url: new URL(url), headers: {}, body: '{}' }).catch(() => {});
    for (let i = 0; i < 20; i++) await ask('${warm.url}');
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 3; i++) await ask('${url}');
    console.log((process.memoryUsage().rss - before) / 2 ** 20);
    clearInterval(holding);
  `);
  return Number(output);
}

test.each([
  ['bodies of 400 MB', () => bomb(400 * KIB * KIB).answer],
  ['bodies that become large when decompressed', () => gzipBomb(100 * KIB * KIB)],
  ['a million headers', () => manyHeaders(1e6)],
])('%s do not fill the memory', async (_what, answer) => {
  expect(await growth(answer())).toBeLessThan(16);
}, RUN_LIMIT_MS);

test('no compressed answer is asked for, and one that comes is not decompressed', async () => {
  const { url, requests } = await server(gzipBomb(100 * KIB * KIB));
  const { body } = await client().send(post(url, { headers: { 'Accept-Encoding': 'gzip, br' } }));
  expect(requests[0]!.headers['accept-encoding']).toBe('identity');
  expect(body).toHaveLength(64 * KIB);
  const small = gzipSync('{}');
  const other = await server(reply({ headers: { 'content-encoding': 'gzip' }, body: small }));
  expect((await client().send(post(other.url))).body).toEqual(small);
});

test('an answer with a million headers is refused', async () => {
  const error = await refusal(client().send(post((await server(manyHeaders(1e6))).url)));
  expect(error.kind).toBe('unavailable');
  expect(error.message).toContain('the headers of its answer are longer than 16 KiB (HPE_HEADER_OVERFLOW)');
});

test.each([
  ['204', reply({ status: 204 }), ''],
  ['an empty body', reply(), ''],
  ['what is no JSON', reply({ body: '<html>' }), '<html>'],
])('%s is left to the exporter', async (_what, answer, text) => {
  expect((await client().send(post((await server(answer)).url))).body.toString()).toBe(text);
});

test('a success whose body breaks off is none', async () => {
  const error = await refusal(client().send(post((await server(resetInBody())).url)));
  expect(error.kind).toBe('unavailable');
});

test('of a refusal whose body breaks off, the status counts', async () => {
  const { status, body } = await client().send(post((await server(resetInBody(400))).url));
  expect([status, body.toString()]).toEqual([400, '{"half":']);
});

test('a server that answers and does not read on is understood', async () => {
  const hasty = await rawServer((socket) => socket.once('data', () => socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')));
  expect((await client().send(post(hasty.url, { body: Buffer.alloc(8 * KIB * KIB) }))).status).toBe(413);
});

test.each([
  ['100 Continue and 103 Early Hints come before it', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone'],
  ['it is of HTTP/1.0 and ends with the connection', 'HTTP/1.0 200 OK\r\n\r\ndone'],
  ['it has trailers', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n4\r\ndone\r\n0\r\nX-Sum: 1\r\n\r\n'],
  ['it sets cookies and announces other protocols', 'HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nAlt-Svc: h3=":443"\r\nStrict-Transport-Security: max-age=9\r\nContent-Length: 4\r\n\r\ndone'],
])('an answer is read when %s', async (_what, text) => {
  const raw = await rawServer((socket) => socket.once('data', () => (text.startsWith('HTTP/1.0') ? socket.end(text) : socket.write(text))));
  expect((await client().send(post(raw.url))).body.toString()).toBe('done');
});

test('cookies and announcements change nothing about the next request', async () => {
  const { url, requests } = await server(reply({ headers: { 'set-cookie': 'a=b', 'alt-svc': 'h3=":443"', 'strict-transport-security': 'max-age=9' } }));
  const same = client();
  await same.send(post(url));
  await same.send(post(url));
  expect(requests[1]!.headers).toEqual(requests[0]!.headers);
});

test('a switch to another protocol is no answer', async () => {
  const raw = await rawServer((socket) => socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n')));
  expect((await refusal(client().send(post(raw.url)))).message).toContain('it switched to another protocol');
});

test('what is no HTTP is no answer', async () => {
  const raw = await rawServer((socket) => socket.write('220 mail.example.com ESMTP\r\n'));
  expect((await refusal(client().send(post(raw.url)))).kind).toBe('unavailable');
});
