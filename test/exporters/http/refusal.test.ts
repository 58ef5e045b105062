import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { refusalOf } from '../../../src/exporters/http/refusal.js';
import { reply } from '../../support/faulty-server.js';
import { client, post, server } from './support.js';
import type { HttpAnswer } from '../../../src/exporters/http/client.js';

const answered = (status: number, body: string | Buffer = '', headers: HttpAnswer['headers'] = {}): HttpAnswer => ({ status, headers, body: Buffer.from(body) });
const messageOf = (...of: Parameters<typeof answered>) => refusalOf(answered(...of), 'https://api.example.com')?.message;

test.each([
  ['unavailable', [408, 425, 429, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530, 599]],
  ['invalid', [400, 422]],
  ['too-large', [413]],
  ['denied', [300, 301, 302, 303, 304, 307, 308, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 415, 421, 431, 451]],
  [undefined, [200, 201, 202, 204, 207]],
])('as %s count %j', (kind, statuses) => {
  for (const status of statuses) expect([status, refusalOf(answered(status), 'it')?.kind]).toEqual([status, kind]);
});

test('a message has the destination, the status, what was said and what to do', () => {
  expect(messageOf(401, '{"detail": "Invalid API key"}')).toBe('https://api.example.com answered 401. {"detail": "Invalid API key"}. Check the key or the token');
  expect(messageOf(404)).toBe('https://api.example.com answered 404. Check the URL');
  expect(messageOf(503)).toBe('https://api.example.com answered 503');
});

test('of a long body about 200 characters are shown, on one line, and no control character reaches a terminal', () => {
  const message = messageOf(400, `\u001b[31mred\u0007\r\n\tline ${'🙂'.repeat(400)}`)!;
  expect(message).toContain('\\x1b[31mred\\x07 line 🙂');
  expect(message).not.toContain('\uFFFD');
  expect([...message].length).toBeLessThan(260);
  expect(message.endsWith('…')).toBe(true);
});

test('a body that is no text is not shown', () => {
  expect(messageOf(500, Buffer.from([0, 1, 2]))).toBe('https://api.example.com answered 500');
  expect(messageOf(500, 'xxxx', { 'content-encoding': 'gzip' })).toBe('https://api.example.com answered 500');
});

test.each([301, 302, 303, 307, 308])('a redirect (%s) is not followed, and is said with where it leads to', async (status) => {
  const other = await server();
  const { url, requests } = await server(reply({ status, headers: { location: `${other.url}/in?token=abc` } }));
  const answer = await client().send(post(url, { headers: { authorization: 'Bearer abcdefgh' } }));
  const refusal = refusalOf(answer, url);
  expect(refusal!.kind).toBe('denied');
  expect(refusal!.message).toBe(`${url} answered ${status}. It redirects to ${other.url}, which is not followed. If that is the right place, configure its URL`);
  expect(requests).toHaveLength(1);
  expect(other.requests).toHaveLength(0);
});

test.each([
  ['/login', 'another path'],
  [undefined, 'another path'],
  ['http://169.254.169.254/latest/meta-data/iam', 'http://169.254.169.254'],
  ['javascript:alert(1)', 'null'],
])('a redirect to %s is said as one to %s', (location, where) => {
  expect(messageOf(302, 'Moved', { location })).toBe(
    `https://api.example.com answered 302. It redirects to ${where}, which is not followed. If that is the right place, configure its URL`,
  );
});

const NOW = Date.parse('2026-03-01T12:00:00Z');
const http = (ms: number) => new Date(ms).toUTCString();

test.each<[string, HttpAnswer['headers'], number | undefined]>([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['no time', { 'retry-after': '0' }, 0],
  ['a date', { 'retry-after': http(NOW + 90_000), date: http(NOW) }, 90_000],
  ['a date by a clock that is a day late', { 'retry-after': http(NOW - 86_400_000 + 5000), date: http(NOW - 86_400_000) }, 5000],
  ['a date by a clock that is a day early', { 'retry-after': http(NOW + 86_400_000 + 5000), date: http(NOW + 86_400_000) }, 5000],
  ['a date that has passed', { 'retry-after': http(NOW - 5000), date: http(NOW) }, 0],
  ['an old form of a date', { 'retry-after': 'Sunday, 01-Mar-26 12:00:30 GMT', date: http(NOW) }, 30_000],
  ['an older form of a date', { 'retry-after': 'Sun Mar  1 12:00:30 2026', date: http(NOW) }, 30_000],
  ['more than an hour', { 'retry-after': '1000000000' }, 3_600_000],
  ['milliseconds', { 'retry-after-ms': '250' }, 250],
  ['both', { 'retry-after': '2', 'retry-after-ms': '250' }, 2000],
  ['milliseconds beside what cannot be understood', { 'retry-after': 'soon', 'retry-after-ms': '250' }, 250],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['a power of ten', { 'retry-after': '1e9' }, undefined],
  ['a word', { 'retry-after': 'tomorrow' }, undefined],
  ['a date of another kind', { 'retry-after': '2026-03-01' }, undefined],
  ['a day that does not exist', { 'retry-after': 'Sun, 99 Mar 2026 12:00:00 GMT' }, undefined],
  ['a reset time', { 'x-ratelimit-reset': '1772366400' }, undefined],
  ['nothing', {}, undefined],
])('an answer can ask to be left alone with %s', (_what, headers, expected) => {
  expect(refusalOf(answered(429, '', headers), 'it')!.retryAfterMs).toBe(expected);
});

test('without a clock of the server, a date is measured by ours', () => {
  const { retryAfterMs } = refusalOf(answered(503, '', { 'retry-after': http(Date.now() + 20_000) }), 'it')!;
  expect(retryAfterMs).toBeGreaterThan(17_000);
  expect(retryAfterMs).toBeLessThanOrEqual(20_000);
});

test('only what is to be sent again later can ask for a time', () => {
  for (const status of [301, 400, 401, 413]) expect(refusalOf(answered(status, '', { 'retry-after': '5' }), 'it')!.retryAfterMs).toBeUndefined();
});

test('whatever is answered, the time is none or from 0 to an hour', () => {
  const date = fc.date({ noInvalidDate: true }).map((at) => at.toUTCString());
  const header = fc.oneof(fc.string(), date, fc.integer().map(String), fc.double().map(String));
  fc.assert(
    fc.property(fc.record({ 'retry-after': header, 'retry-after-ms': header, date: header }, { requiredKeys: [] }), (headers) => {
      const { retryAfterMs = 0 } = refusalOf(answered(503, '', headers), 'it')!;
      expect(retryAfterMs).toBeGreaterThanOrEqual(0);
      expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
