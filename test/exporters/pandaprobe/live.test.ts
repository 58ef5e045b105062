import { afterEach, expect, test } from '@jest/globals';
import { span, spans, trace as earlier } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

afterEach(closeSessions);

/** A trace that begins after the exporter was made. */
const trace: typeof earlier = (fields) => {
  const now = (Date.now() + 1000) * 1000;
  return earlier({ startTime: now, endTime: now + 500, ...fields });
};

const begun = <T extends object>(record: T): T => ({ ...record, status: 'RUNNING', endTime: undefined, output: undefined });

test('with `live`, a trace shows as running, and is completed when it ends', async () => {
  const { exporter, send, server, stored } = await session({ live: true });
  const t = trace({ input: 'why?', output: 'because', tags: ['a'], metadata: { k: 1 }, sessionId: 's' });
  const s = span(t, { input: 'in', output: 'out' });
  expect(exporter.live).toBe(true);
  await send({ started: { traces: [begun(t)], spans: [] } });
  expect(await stored(t.traceId)).toMatchObject({ status: 'RUNNING', input: 'why?', output: null, ended_at: null });
  await send({ started: { traces: [], spans: [begun(s)] } });
  expect(server.database.spans.get(s.spanId)).toMatchObject({ status: 'UNSET', input: 'in', ended_at: null });
  await send({ traces: [t], spans: [s] });
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED', input: 'why?', output: 'because', tags: ['a'], metadata: { k: 1 }, session_id: 's', ended_at: expect.any(String) });
  expect(server.database.spans.get(s.spanId)).toMatchObject({ status: 'OK', input: 'in', output: 'out', ended_at: expect.any(String) });
});

test('a live trace counts once against the quota', async () => {
  const { send, server } = await session({ live: true });
  const t = trace();
  await send({ started: { traces: [begun(t)], spans: [] } });
  await send({ traces: [t], spans: spans(600, t) });
  expect(server.counted).toBe(1);
  expect(server.database.spansOf(t.traceId)).toHaveLength(600);
});

test('an end that comes before its start has been stored waits for it: a late RUNNING sets nothing back', async () => {
  const { send, server } = await session({ live: true }, { storingMs: 300 });
  const t = trace();
  await send({ started: { traces: [begun(t)], spans: [] } });
  await send({ traces: [t], spans: [] });
  await new Promise((resolve) => setTimeout(resolve, 350));
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED' });
});

test('a start that was lost does not lose the trace: the end brings everything', async () => {
  const { send, server, stored } = await session({ live: true, storingMs: 100 });
  const t = trace({ input: 'why?' });
  server.http.answer = () => ({ status: 202, body: {} });
  await send({ started: { traces: [begun(t)], spans: [] } });
  server.http.answer = (request) => server.answer(request);
  await send({ traces: [t], spans: [span(t)] });
  expect(await stored(t.traceId)).toMatchObject({ status: 'COMPLETED', input: 'why?' });
  expect(server.database.spansOf(t.traceId)).toHaveLength(1);
});

test('a start whose answer got lost is not posted twice', async () => {
  const { send, server } = await session({ live: true, timeoutMs: 1000 });
  const t = trace();
  server.http.answer = (request) => void server.answer(request);
  await expect(send({ started: { traces: [begun(t)], spans: [] } })).rejects.toMatchObject({ kind: 'unavailable' });
  server.http.answer = (request) => server.answer(request);
  await send({ started: { traces: [begun(t)], spans: [] } });
  await send({ traces: [t] });
  expect(server.counted).toBe(1);
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED' });
});

test('a start that never got there is posted when it comes again', async () => {
  const { send, server, stored } = await session({ live: true });
  const t = trace();
  const { port } = server.http;
  await server.stop();
  await expect(send({ started: { traces: [begun(t)], spans: [] } })).rejects.toMatchObject({ kind: 'unavailable' });
  await server.http.listen(port);
  await send({ started: { traces: [begun(t)], spans: [] } });
  expect(await stored(t.traceId)).toMatchObject({ status: 'RUNNING' });
});

test('the start of a trace whose end is in the same batch is not posted', async () => {
  const { send, server } = await session({ live: true });
  const t = trace();
  const s = span(t);
  await send({ started: { traces: [begun(t)], spans: [begun(s)] }, traces: [t], spans: [s] });
  expect(server.http.requests).toHaveLength(1);
});

test('a trace too large to be held back comes in parts, and stays one', async () => {
  const { send, server } = await session();
  const t = trace({ output: 'done' });
  await send({ started: { traces: [begun(t)], spans: [] }, spans: spans(3, t) });
  await send({ spans: spans(2, t) });
  await send({ traces: [t], spans: spans(2, t) });
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED', output: 'done' });
  expect(server.database.spansOf(t.traceId)).toHaveLength(7);
  expect(server.counted).toBe(1);
});

test('the start of a span whose trace is not there yet is let go', async () => {
  const { send } = await session({ live: true });
  expect(await send({ started: { traces: [], spans: [begun(span(trace()))] } })).toBeUndefined();
});

test('the start of a trace of an earlier process is not posted: that process can have ended it', async () => {
  const { send, server, stored } = await session({ live: true }, { storingMs: 100 });
  const t = earlier({ output: 'done' });
  await send({ traces: [t] });
  await stored(t.traceId);
  const next = await session({ live: true, endpoint: server.url });
  await next.send({ started: { traces: [begun(t)], spans: [] } });
  await next.send({ traces: [t], spans: [span(t)] });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED', output: 'done' });
});

test('the parts of a large trace of an earlier process arrive too', async () => {
  const { send, server, stored } = await session({ storingMs: 100 });
  const t = earlier();
  await send({ started: { traces: [begun(t)], spans: [] }, spans: spans(2, t) });
  expect(await stored(t.traceId)).toMatchObject({ status: 'RUNNING' });
  await send({ traces: [t], spans: [span(t)] });
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED' });
  expect(server.database.spansOf(t.traceId)).toHaveLength(3);
});
