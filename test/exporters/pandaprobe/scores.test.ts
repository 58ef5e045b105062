import { afterEach, expect, test } from '@jest/globals';
import { score, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

afterEach(closeSessions);

test.each([
  [0.9, '0.9', 'NUMERIC'],
  [1e-7, '1e-7', 'NUMERIC'],
  [4.5, '4.5', 'CATEGORICAL'],
  [-1, '-1', 'CATEGORICAL'],
  [true, 'true', 'BOOLEAN'],
  ['good', 'good', 'CATEGORICAL'],
  ['', '', 'CATEGORICAL'],
] as const)('the score %p is %p, %s', async (value, text, type) => {
  const { send, server } = await session();
  const t = trace();
  await send({ traces: [t], scores: [score(t, { value, spanId: 'a span', reason: 'because', metadata: { by: 'me' }, time: 4_102_444_800_000_000 })] });
  expect(server.database.scores).toEqual([{
    trace_id: t.traceId, name: 'quality', value: text, data_type: type, source: 'PROGRAMMATIC', reason: 'because',
    metadata: { by: 'me', filigree: { id: expect.stringMatching(/^[0-9a-f]{32}$/), spanId: 'a span', time: '2100-01-01T00:00:00.000000Z' } },
  }]);
});

test('a score waits while its trace is being stored', async () => {
  const { send, server } = await session({}, { storingMs: 400 });
  const t = trace();
  expect(await send({ traces: [t], scores: [score(t)] })).toBeUndefined();
  expect(server.database.scores).toHaveLength(1);
});

test('a score of a trace that nobody knows is given up, and says so', async () => {
  const { send } = await session({ storingMs: 100 });
  const unknown = trace();
  expect(await send({ scores: [score(unknown)] })).toEqual({ rejected: 1, message: expect.stringContaining(`does not know trace ${unknown.traceId}`) });
});

test('a score that the server fails on, though it knows the trace, is kept', async () => {
  const { send, server, stored } = await session({ storingMs: 100 });
  const t = trace();
  await send({ traces: [t] });
  await stored(t.traceId);
  server.http.answer = (request) => (request.path.startsWith('/evaluations') ? { status: 500, body: 'Internal Server Error' } : server.answer(request));
  await expect(send({ scores: [score(t)] })).rejects.toMatchObject({ kind: 'unavailable' });
});

test('a score whose answer got lost is looked for before it is sent again', async () => {
  const { send, server, stored } = await session({ timeoutMs: 200 });
  const t = trace();
  await send({ traces: [t] });
  await stored(t.traceId);
  const given = score(t);
  server.http.answer = (request) => void server.answer(request);
  await expect(send({ scores: [given] })).rejects.toMatchObject({ kind: 'unavailable' });
  server.http.answer = (request) => server.answer(request);
  await send({ scores: [given] });
  expect(server.database.scores).toHaveLength(1);
});

test('so is one from before this process', async () => {
  const { send, server, stored } = await session();
  const again = await session({ endpoint: server.url });
  const t = trace();
  const old = score(t, { time: 1_000_000 });
  await send({ traces: [t], scores: [old] });
  await stored(t.traceId);
  await again.send({ scores: [old] });
  expect(server.database.scores).toHaveLength(1);
});

test('a score for what is no trace id is given up alone', async () => {
  const { send, server } = await session();
  const t = trace();
  expect(await send({ traces: [t], scores: [score({ traceId: 'nope' }), score(t)] })).toMatchObject({ rejected: 1 });
  expect(server.database.scores).toHaveLength(1);
});
