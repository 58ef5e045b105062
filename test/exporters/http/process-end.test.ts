import { expect, test } from '@jest/globals';
import { BlackHole, drip, hang, late, reply } from '../../support/faulty-server.js';
import { RUN_LIMIT_MS, runWithClient } from './program.js';
import { closing, rawServer, server } from './support.js';

/** Sends a request that nobody waits for, by a client whose limit is far beyond the end of the test. */
const forget = (url: string, body = "''") => `
  new HttpClient({ timeoutMs: 60_000 }).send({ method: 'POST', url: new URL('${url}'), headers: {}, body: ${body} }).then(() => {}, () => {});
`;

const destinations: Record<string, () => Promise<string>> = {
  'that never answers': async () => (await server(hang)).url,
  'whose answer never ends': async () => (await server(drip())).url,
  'that takes no connection': async () => `http://127.0.0.1:${closing(await BlackHole.start(), (opened) => opened.stop()).port}`,
  'that shakes no hands': async () => `https://127.0.0.1:${(await rawServer()).port}`,
  'that never reads': async () => (await rawServer((socket) => socket.pause())).url.href,
  'that answered, and keeps the connection': async () => (await server(reply())).url,
};

test.each(Object.entries(destinations))('a destination %s does not hold the process', async (_what, start) => {
  const { code } = await runWithClient(forget(await start(), 'Buffer.alloc(2 ** 25)'));
  expect(code).toBe(0);
}, RUN_LIMIT_MS);

test('a process that is held by something else gets its answer', async () => {
  const { url } = await server(late(1200, { body: 'here' }));
  const { output } = await runWithClient(`
    const holding = setTimeout(() => {}, 8000);
    const { body } = await new HttpClient().send({ method: 'GET', url: new URL('${url}'), headers: {} });
    clearTimeout(holding);
    console.log(String(body));
  `);
  expect(output).toBe('here\n');
}, RUN_LIMIT_MS);

test('a program that waits for its standard input gets its answer', async () => {
  const slow = await rawServer((socket) => {
    socket.pause();
    setTimeout(() => socket.resume().write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere'), 1200);
  });
  const { output } = await runWithClient(`
    process.stdin.resume();
    const { body } = await new HttpClient().send({ method: 'POST', url: new URL('${slow.url}'), headers: {}, body: Buffer.alloc(2 ** 25) });
    console.log(String(body));
    process.stdin.destroy();
  `);
  expect(output).toBe('here\n');
}, RUN_LIMIT_MS);
