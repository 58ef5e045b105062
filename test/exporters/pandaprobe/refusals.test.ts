import { afterEach, expect, test } from '@jest/globals';
import { KEY } from '../../support/pandaprobe/server.js';
import { score, span, spans, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';
import type { Recorded, Reply } from '../../support/recording-server.js';

afterEach(closeSessions);

/** Answers as the stand-in does, but for requests that it has something against. */
const refusing = (answer: (request: Recorded) => Reply, refused: (request: Recorded) => Reply | undefined) => (request: Recorded) => refused(request) ?? answer(request);

const named = (field: string): Reply => ({ status: 422, body: { detail: 'Validation error', errors: [{ field, message: 'Input should be better' }] } });

test('a span that the server names is given up alone', async () => {
  const { send, server, stored } = await session();
  const t = trace();
  const [a, bad, c] = [span(t), span(t), span(t)];
  server.http.answer = refusing((r) => server.answer(r), ({ body }) => (body.includes(bad.spanId) ? named('spans -> 1 -> kind') : undefined));
  expect(await send({ traces: [t], spans: [a, bad, c] })).toEqual({ rejected: 1, message: `PandaProbe refused span ${bad.spanId}: spans.1.kind: Input should be better` });
  await stored(t.traceId);
  expect(server.database.spansOf(t.traceId)).toHaveLength(2);
});

test('so is one in a chunk that is added later', async () => {
  const { send, server } = await session();
  const t = trace();
  const all = spans(503, t);
  const bad = all[501]!;
  server.http.answer = refusing((r) => server.answer(r), ({ body, path }) => (path.endsWith('/spans') && body.includes(bad.spanId) ? named('1 -> cost -> x') : undefined));
  expect(await send({ traces: [t], spans: all })).toMatchObject({ rejected: 1 });
  expect(server.database.spansOf(t.traceId)).toHaveLength(502);
});

test('a bad span that the server does not name is found in halves', async () => {
  const { send, server } = await session();
  const t = trace();
  const all = spans(40, t);
  server.http.answer = refusing((r) => server.answer(r), ({ body }) => (body.includes(all[13]!.spanId) ? { status: 400, body: 'Bad Request' } : undefined));
  expect(await send({ traces: [t], spans: all })).toEqual({ rejected: 1, message: expect.stringContaining('answered 400') });
  expect(server.database.spansOf(t.traceId)).toHaveLength(39);
  expect(server.counted).toBe(1);
});

test('a field of the trace that the server names is left out of it, and told', async () => {
  const { send, server, stored } = await session();
  const t = trace({ sessionId: 's', output: 'kept' });
  server.http.answer = refusing((r) => server.answer(r), ({ body }) => (body.includes('session_id') ? named('session_id') : undefined));
  expect(await send({ traces: [t], spans: [span(t)] })).toEqual({ rejected: 0, message: 'PandaProbe refused session_id of a trace, which was sent without it: Input should be better' });
  expect(await stored(t.traceId)).toMatchObject({ session_id: null, output: 'kept' });
});

test('a trace that is refused as a whole is invalid', async () => {
  const { send, server } = await session();
  server.http.answer = () => named('name');
  await expect(send({ traces: [trace()] })).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('answered 422: name: Input should be better') });
});

test('spans that are too large together go in halves', async () => {
  const { send, server } = await session();
  const t = trace();
  server.http.answer = refusing((r) => server.answer(r), ({ body }) => (body.length > 2000 ? { status: 413 } : undefined));
  expect(await send({ traces: [t], spans: spans(30, t) })).toBeUndefined();
  expect(server.database.spansOf(t.traceId)).toHaveLength(30);
});

test('a single span that is too large says so, so that it can be cut', async () => {
  const { send, server } = await session();
  const t = trace();
  server.http.answer = refusing((r) => server.answer(r), ({ body }) => (body.length > 2000 ? { status: 413 } : undefined));
  await expect(send({ traces: [t], spans: [span(t, { input: 'x'.repeat(3000) })] })).rejects.toMatchObject({ kind: 'too-large' });
});

test.each([
  ['a revoked key', { status: 401, body: { detail: 'Invalid or revoked API key.' } }],
  ['a project that may not be used', { status: 422, body: { detail: 'Project scope required.' } }],
  ['a wrong address', { status: 404, body: { detail: 'Not Found' } }],
  ['a web site at the address', { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }],
  ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }],
])('%s is kept and probed: nothing is given up', async (_, reply) => {
  const { send, server } = await session();
  server.http.answer = () => reply;
  const t = trace();
  await expect(send({ traces: [t], spans: [span(t)] })).rejects.toMatchObject({ kind: 'denied' });
  await expect(send({ spans: [span(t)] })).rejects.toMatchObject({ kind: 'denied' });
  await expect(send({ scores: [score(t)] })).rejects.toMatchObject({ kind: 'denied' });
});

test('what was taken of a batch that failed half-way is not sent again: it would count against the quota', async () => {
  const { send, server } = await session();
  const t = trace();
  const all = spans(501, t);
  server.http.answer = refusing((r) => server.answer(r), ({ path }) => (path.endsWith('/spans') ? { status: 503 } : undefined));
  await expect(send({ traces: [t], spans: all })).rejects.toMatchObject({ kind: 'unavailable' });
  server.http.answer = (r) => server.answer(r);
  await send({ traces: [t], spans: all });
  expect(server.counted).toBe(1);
  expect(server.database.spansOf(t.traceId)).toHaveLength(501);
});

test('the key is in no message, even when the server says it', async () => {
  const { exporter, send, server } = await session();
  server.http.answer = () => ({ status: 422, body: { detail: `no such key: ${KEY}` } });
  await expect(send({ traces: [trace()] })).rejects.toMatchObject({ message: expect.not.stringContaining(KEY) });
  expect(JSON.stringify(exporter)).not.toContain(KEY);
});

test('what the server says is shown in bounds, and cannot drive a terminal', async () => {
  const { send, server } = await session();
  server.http.answer = () => ({ status: 429, body: { detail: `\u001b[2J${'x'.repeat(5000)}` } });
  const refusal = await Promise.resolve(send({ traces: [trace()] })).catch((error: unknown) => error as Error);
  expect((refusal as Error).message).not.toContain('\u001b');
  expect((refusal as Error).message.length).toBeLessThan(600);
});
