import { createServer } from 'node:net';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { startViewer } from '../../../viewer/server/start.js';
import { id, Lines } from '../../journal/scan-fixture.js';
import { ask, raw, testViewer } from './support.js';
import type { Answer } from './support.js';

const SECRET = 'the prompt that nobody else may read';

const withTrace = () => testViewer((store) => void store.write(new Lines().open().traceEnd(id(), { name: SECRET, input: SECRET }).text));

function expectHeaders({ headers }: Answer): void {
  const csp = String(headers['content-security-policy']);
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
    expect(csp.split('; ')).toContain(part);
  }
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  expect(headers['access-control-allow-origin']).toBeUndefined();
}

test('nothing is to be had without the cookie', async () => {
  const { port } = await withTrace();
  for (const path of ['/', '/api/traces', '/api/events', '/api/about', '/trace/x', '/assets/main-0a1b.js']) {
    const answer = await ask(port, path);
    expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    expect(answer.body).not.toContain(SECRET);
    expectHeaders(answer);
  }
});

test('the token is exchanged for a cookie once, and leaves the address', async () => {
  const { port, viewer } = await testViewer();
  const again = await ask(port, viewer.url.slice(viewer.origin.length));
  expect(again.status).toBe(401);
  expect(again.headers['set-cookie']).toBeUndefined();
});

test('the exchange redirects to the bare address with a cookie that no script can read', async () => {
  const viewer = await startViewer({ dir: '/nowhere', journal: '/nowhere/journal', port: 0, onError: () => {} });
  const port = Number(new URL(viewer.origin).port);
  const answer = await ask(port, viewer.url.slice(viewer.origin.length));
  await viewer.close();
  expect(answer).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } });
  expect(String(answer.headers['set-cookie'])).toMatch(new RegExp(`^filigree-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
  expectHeaders(answer);
});

test('a browser that is in can follow the printed address again', async () => {
  const { get, viewer } = await testViewer();
  expect(await get(viewer.url.slice(viewer.origin.length))).toMatchObject({ status: 303 });
});

test('a wrong token, and one of another run, gives nothing and uses nothing up', async () => {
  const other = await testViewer();
  const viewer = await startViewer({ dir: '/nowhere', journal: '/nowhere/journal', port: 0, onError: () => {} });
  const port = Number(new URL(viewer.origin).port);
  for (const token of ['', 'x', 'x'.repeat(43), new URL(other.viewer.url).searchParams.get('token')!, '%00', '__proto__']) expect((await ask(port, `/?token=${token}`)).status).toBe(401);
  const right = await ask(port, viewer.url.slice(viewer.origin.length));
  await viewer.close();
  expect(right.status).toBe(303);
});

test.each([['filigree-PORT=wrong'], ['other=COOKIE'], ['filigree-PORT='], ['filigree-PORT=COOKIEx']])('the cookie %s lets nobody in', async (form) => {
  const { cookie, port } = await testViewer();
  const value = form.replace('PORT', String(port)).replace('COOKIE', cookie.split('=')[1]!);
  expect((await ask(port, '/api/about', { headers: { cookie: value } })).status).toBe(401);
});

test.each([['evil.test'], ['evil.test:PORT'], ['127.0.0.1'], ['127.0.0.1:1'], ['0.0.0.0:PORT'], ['localhost.evil.test:PORT'], ['127.0.0.1:PORT@evil.test'], ['127.1:PORT'], ['[::]:PORT']])('under the host %s, as after DNS rebinding, there is nothing', async (host) => {
  const { get, port } = await withTrace();
  const answer = await get('/api/traces', { host: host.replace('PORT', String(port)) });
  expect(answer.status).toBe(421);
  expect(answer.body).not.toContain(SECRET);
  expectHeaders(answer);
});

test.each([['127.0.0.1'], ['localhost'], ['[::1]'], ['LOCALHOST']])('the host %s is this machine', async (name) => {
  const { get, port } = await testViewer();
  expect((await get('/api/about', { host: `${name}:${port}` })).status).toBe(200);
});

test('a request without a host, or with two, is refused', async () => {
  const { cookie, port } = await testViewer();
  expect(await raw(port, `GET /api/about HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
  expect(await raw(port, `GET /api/about HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.test\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4(00|21) /);
});

test.each([['http://evil.test'], ['null'], ['http://127.0.0.1:1'], ['https://127.0.0.1:PORT'], ['http://localhost:PORT'], ['chrome-extension://abc'], ['file://']])('a page of %s is refused, cookie or not', async (origin) => {
  const { get, port } = await withTrace();
  const answer = await get('/api/traces', { origin: origin.replace('PORT', String(port)) });
  expect(answer.status).toBe(403);
  expect(answer.body).not.toContain(SECRET);
  expectHeaders(answer);
});

test.each([['cross-site'], ['same-site']])('what another page loads is refused: Sec-Fetch-Site %s', async (site) => {
  const { get } = await withTrace();
  for (const path of ['/', '/api/traces', '/api/events', '/assets/main-0a1b.js']) expect((await get(path, { 'sec-fetch-site': site })).status).toBe(403);
});

test('the page itself is let in by what browsers send with its requests', async () => {
  const { get, port } = await testViewer();
  expect((await get('/api/about', { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  expect((await get('/', { 'sec-fetch-site': 'none' })).status).toBe(200);
});

test('a preflight gets no permission', async () => {
  const { cookie, port } = await testViewer();
  const answer = await ask(port, '/api/traces', { method: 'OPTIONS', headers: { cookie, origin: 'http://evil.test', 'access-control-request-method': 'DELETE' } });
  expect(answer.status).toBe(403);
  expectHeaders(answer);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s changes nothing: refused without our header, and nothing to do with it', async (method) => {
  const { cookie, port } = await testViewer();
  expect((await ask(port, '/api/traces', { method, headers: { cookie } })).status).toBe(403);
  expect(await ask(port, '/api/traces', { method, headers: { cookie, 'x-filigree': '1' } })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

test('every kind of answer has the headers that keep the page safe', async () => {
  const { get } = await testViewer();
  for (const [path, status] of [['/', 200], ['/assets/main-0a1b.js', 200], ['/api/about', 200], ['/api/traces?limit=x', 400], ['/api/nothing', 404], ['/nothing', 404], ['/api/traces/unknown', 404]] as const) {
    const answer = await get(path);
    expect({ path, status: answer.status }).toEqual({ path, status });
    expectHeaders(answer);
  }
});

test('files of the page are kept by the browser, everything else by nobody', async () => {
  const { get } = await testViewer();
  expect((await get('/assets/main-0a1b.js')).headers['cache-control']).toContain('immutable');
  for (const path of ['/', '/api/traces', '/nothing']) expect((await get(path)).headers['cache-control']).toBe('no-store');
});

test.each([
  '/..%2f..%2fetc/passwd', '/assets/..%2findex.html', '/assets/../../package.json', '/assets/%2e%2e/index.html', '/assets/%5c..%5cx', '/assets/main-0a1b.js%00', '/assets//main-0a1b.js', '/%c0%ae%c0%ae/', '/assets', '//evil.test/',
  '/api/traces/..%2f..%2fx', '/api/traces/a%00b', '/trace/a/b/../..', '/__proto__', '/constructor',
])('no path leads out of the table: %s', async (path) => {
  const { get } = await testViewer();
  expect((await get(path)).status).toBe(404);
});

test('an absolute address is no path', async () => {
  const { cookie, port } = await testViewer();
  expect(await raw(port, `GET http://evil.test/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
});

test('a body is not taken, however it comes', async () => {
  const { cookie, port } = await testViewer();
  const head = `POST /api/traces HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nX-Filigree: 1\r\nConnection: close\r\n`;
  expect(await raw(port, `${head}Content-Length: 1073741824\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  expect(await raw(port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  expect(await raw(port, `${head}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await raw(port, `${head}Expect: 200-ok\r\n\r\n`)).toMatch(/^HTTP\/1\.1 417 /);
});

test('headers have a limit', async () => {
  const { port } = await testViewer();
  const answer = await raw(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain("default-src 'none'");
});

test('what is no HTTP gets a bare refusal', async () => {
  const { port } = await testViewer();
  expect(await raw(port, '\x16\x03\x01 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(await raw(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)).toBe('');
});

test('slow headers and idle connections are bounded', async () => {
  const { port } = await testViewer();
  const started = Date.now();
  const answer = await raw(port, 'GET / HTTP/1.1\r\nX-Slow: ');
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(Date.now() - started).toBeLessThan(20_000);
}, 30_000);

test('more connections than a browser needs are turned away, and the others are served', async () => {
  const { get, port } = await testViewer();
  const sockets = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  const closed = await new Promise<number>((resolve) => {
    let count = 0;
    for (const socket of sockets) socket.on('close', () => ++count === 60 && resolve(count));
  });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(closed).toBe(60);
  expect((await get('/api/about')).status).toBe(200);
});

test('it listens on the loopback interface alone', async () => {
  const { viewer } = await testViewer();
  expect(viewer.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a port that somebody else has is not shared with them', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as { port: number };
  const start = startViewer({ dir: '/nowhere', journal: '/nowhere/journal', port, onError: () => {} });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await new Promise((resolve) => squatter.close(resolve));
});

test('without its built files the page says what to do', async () => {
  const { get } = await testViewer(undefined, { built: false });
  const answer = await get('/');
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('npm run build');
  expectHeaders(answer);
});
