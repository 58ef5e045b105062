import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

/** The client as `import` and as `require` load it: the first has the functions of `node:http` that it was linked with, the second looks them up at each call. */
export async function clients() {
  const { HttpClient } = await import('./out/client.mjs');
  return { esm: new HttpClient(), cjs: new (createRequire(import.meta.url)('./out/client.cjs').HttpClient)() };
}

/** A server on loopback that keeps the headers of what it gets. */
export async function destination() {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    request.resume().on('end', () => response.end('real'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: new URL(`http://127.0.0.1:${server.address().port}/v1`), seen, close: () => server.close(() => {}).closeAllConnections() };
}

export const post = (url) => ({ method: 'POST', url, headers: {}, body: '{}' });
