import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { refusalOf } from '../../../src/exporters/http/refusal.js';
import { mask, secretsOf } from '../../../src/exporters/http/secrets.js';
import { reply, reset } from '../../support/faulty-server.js';
import { client, post, rawServer, refusal, server } from './support.js';
import type { Answer } from '../../support/recording-server.js';

const KEY = 'canary-7f3a/9&d2"c1';
const PASSWORD = 'pa:ss-canary-word';

const withKey = { headers: { Authorization: `Bearer ${KEY}`, 'x-honeycomb-team': KEY } };

function withLogin(url: string): URL {
  const full = new URL(`/in?key=${encodeURIComponent(KEY)}`, url);
  full.username = 'tom';
  full.password = PASSWORD;
  return full;
}

/** Everything that can be seen of a value, and of what hangs on it. */
function seen(value: unknown): string {
  return `${inspect(value, { depth: 12, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null })}\n${JSON.stringify(value)}`;
}

const spellings = [KEY, PASSWORD, ...[KEY, PASSWORD].map(encodeURIComponent), JSON.stringify(KEY).slice(1, -1), Buffer.from(`tom:${PASSWORD}`).toString('base64')];

function expectNoSecret(...values: readonly unknown[]): void {
  for (const value of values) for (const spelling of spellings) expect(seen(value)).not.toContain(spelling);
}

test('user and password of a URL become a header, and leave the URL', async () => {
  const { url, requests } = await server();
  await client().send(post(withLogin(url)));
  expect(requests[0]!.headers.authorization).toBe(`Basic ${Buffer.from(`tom:${PASSWORD}`).toString('base64')}`);
  expect(requests[0]!.path).toBe(`/in?key=${encodeURIComponent(KEY)}`);
  const own = await server();
  await client().send(post(withLogin(own.url), withKey));
  expect(own.requests[0]!.headers.authorization).toBe(`Bearer ${KEY}`);
});

/** What a server says that shows the whole request, in several spellings. */
const echo: Answer = ({ headers, path }) => ({ status: 401, body: `bad key ${headers.authorization} ${KEY} ${JSON.stringify(headers)} at ${path}: ${PASSWORD}` });

test('a key that a server repeats is masked, in the message and in the answer', async () => {
  const { url } = await server(echo);
  const answer = await client().send(post(withLogin(url), withKey));
  const error = refusalOf(answer, url);
  expect(error!.message).toMatch(new RegExp(`^${url} answered 401\\. bad key \\[secret\\] \\[secret\\] `));
  expectNoSecret(error, error!.stack, answer.body.toString());
});

test.each<[string, Answer | undefined]>([
  ['resets the connection', reset],
  ['redirects to a place with the key', reply({ status: 302, headers: { location: `https://elsewhere.example/?key=${encodeURIComponent(KEY)}` } })],
])('no key is in an error when the server %s', async (_what, answer) => {
  const { url } = await server(answer);
  const outcome = await client().send(post(withLogin(url), withKey)).then((got) => refusalOf(got, url), (error: unknown) => error);
  expect(outcome).toBeDefined();
  expectNoSecret(outcome);
});

test('no key is in the error of an answer that cannot be parsed', async () => {
  const raw = await rawServer((socket) => socket.once('data', (request) => socket.write(`HTTP/1.1 200 OK\r\nbad header ${request}\r\n\r\n`)));
  expectNoSecret(await refusal(client().send(post(withLogin(raw.url.href), withKey))));
});

test('no key is seen on the client, before, during and after a request', async () => {
  const { url } = await server();
  const shown = client({ tls: {} });
  const sent = shown.send(post(withLogin(url), withKey));
  expectNoSecret(shown, sent);
  await sent;
  expectNoSecret(shown);
  expect(JSON.stringify(shown)).toBe('{}');
});

test('a header that cannot be sent is denied, without its value', async () => {
  const error = await refusal(client().send(post('http://127.0.0.1:1', { headers: { 'x-api-key': `${KEY}\n` } })));
  expect(error.kind).toBe('denied');
  expect(error.message).toBe('http://127.0.0.1:1 was not asked: Invalid character in header content ["x-api-key"]');
  expectNoSecret(error);
});

test('what is no secret is not masked', () => {
  const plain = { 'content-type': 'application/json', 'idempotency-key': '0194-abcd', 'x-project-name': 'support', 'user-agent': 'filigree' };
  expect(secretsOf(new URL('https://example.com/v1/traces'), plain)).toEqual([]);
});

test('whatever the key, no text that is built with it shows it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, unit: 'binary-ascii' }), fc.string(), fc.string(), (key, head, tail) => {
      const secrets = secretsOf(new URL('https://example.com'), { 'x-key': key });
      expect(mask(`${head}${key}${tail}`, secrets).replaceAll('[secret]', '\0')).not.toContain(key);
    }),
  );
});
