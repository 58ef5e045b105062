import { afterEach, expect, test } from '@jest/globals';
import { span, spans, trace } from '../../support/pandaprobe/records.js';
import { until } from '../../support/until.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

afterEach(closeSessions);

test('a trace of 1,201 spans is 500 with the trace and the rest in chunks, once it has been stored', async () => {
  const { send, server } = await session({}, { storingMs: 150 });
  const t = trace();
  await send({ traces: [t], spans: spans(1201, t) });
  expect(server.database.spansOf(t.traceId)).toHaveLength(1201);
  expect(server.counted).toBe(1);
  expect(server.http.requests.filter(({ path }) => path.endsWith('/spans')).map(({ json }) => (json as unknown[]).length)).toEqual(expect.arrayContaining([500, 201]));
});

test('large spans are spread over several requests', async () => {
  const { send, server } = await session();
  const t = trace();
  await send({ traces: [t], spans: Array.from({ length: 9 }, () => span(t, { input: 'x'.repeat(2 ** 20) })) });
  expect(server.database.spansOf(t.traceId)).toHaveLength(9);
  expect(Math.max(...server.http.requests.map(({ body }) => body.length))).toBeLessThan(4.5 * 2 ** 20);
});

test('spans that end after their trace are added to it', async () => {
  const { send, server, stored } = await session();
  const t = trace({ output: 'done' });
  await send({ traces: [t] });
  await send({ spans: spans(2, t) });
  expect(server.database.spansOf(t.traceId)).toHaveLength(2);
  expect(await stored(t.traceId)).toMatchObject({ name: 'run', status: 'COMPLETED', output: 'done' });
});

test('spans of several traces in one batch each find theirs', async () => {
  const { send, server } = await session();
  const [a, b] = [trace(), trace()];
  await send({ traces: [a, b], spans: [span(b), span(a), span(b)] });
  await send({ spans: [span(a)] });
  await until(() => server.database.spansOf(b.traceId).length > 0);
  expect([server.database.spansOf(a.traceId).length, server.database.spansOf(b.traceId).length]).toEqual([2, 2]);
});

test('spans whose trace never came get one that says that it is still running', async () => {
  const { send, server, stored } = await session({ storingMs: 100 });
  const lost = trace();
  await send({ spans: [span(lost, { name: 'second' }), span(lost, { name: 'first', startTime: 1_000_000 })] });
  expect(await stored(lost.traceId)).toMatchObject({ name: 'first', status: 'RUNNING', started_at: '1970-01-01T00:00:01.000000Z' });
  expect(server.database.spansOf(lost.traceId)).toHaveLength(2);
});

test('a trace that comes after its stand-in takes its place', async () => {
  const { send, stored, server } = await session({ storingMs: 100 });
  const late = trace({ name: 'real', output: 'done', tags: ['a'] });
  await send({ spans: [span(late)] });
  await stored(late.traceId);
  await send({ traces: [late], spans: [span(late)] });
  await send({ spans: [span(late)] });
  await until(() => server.trace(late.traceId)['name'] === 'real');
  expect(server.trace(late.traceId)).toMatchObject({ name: 'real', status: 'COMPLETED', output: 'done', tags: ['a'] });
  expect(server.database.spansOf(late.traceId)).toHaveLength(3);
});

test('late spans of a trace that was just sent wait for it, and never replace it by a stand-in', async () => {
  const { send, server, stored } = await session({ storingMs: 100 }, { storingMs: 600 });
  const t = trace({ output: 'done' });
  const late = span(t);
  await send({ traces: [t] });
  await expect(send({ spans: [late] })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('has not stored it') });
  await stored(t.traceId);
  await send({ spans: [late] });
  expect(server.trace(t.traceId)).toMatchObject({ name: 'run', status: 'COMPLETED', output: 'done' });
  expect(server.database.spansOf(t.traceId)).toHaveLength(1);
});

test('a trace that takes too long to be stored is sent again with the rest of its spans', async () => {
  const { send, server, stored } = await session({ storingMs: 100 }, { storingMs: 700 });
  const t = trace({ input: 'why?' });
  await send({ traces: [t], spans: spans(501, t) });
  await stored(t.traceId);
  await until(() => server.database.spansOf(t.traceId).length === 501);
  expect(server.database.spansOf(t.traceId)).toHaveLength(501);
  expect(server.trace(t.traceId)).toMatchObject({ input: 'why?' });
});
