import { afterEach, expect, test } from '@jest/globals';
import { START, score, span, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

afterEach(closeSessions);

test('every field of a trace arrives', async () => {
  const { send, stored } = await session();
  const t = trace({
    name: 'support', status: 'ERROR', input: { question: 'Why?' }, output: ['because'], startTime: START + 123, endTime: START + 2_000_456, sessionId: 's-1', userId: 'u-1',
    tags: ['prod', 'eu'], metadata: { tenant: 'acme' }, environment: 'production', release: '1.4.0', project: 'p',
    error: { type: 'TypeError', message: 'no', stack: 'TypeError: no\n  at x', cause: { type: 'Error', message: 'root' } },
    link: { traceId: 'other', spanId: 'its span' }, source: { file: 'a.ts', line: 3, function: 'run' },
  });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toEqual({
    trace_id: t.traceId, name: 'support', status: 'ERROR', input: { question: 'Why?' }, output: ['because'], started_at: '2026-11-21T07:00:00.000123Z', ended_at: '2026-11-21T07:00:02.000456Z',
    session_id: 's-1', user_id: 'u-1', tags: ['prod', 'eu'], environment: 'production', release: '1.4.0',
    metadata: {
      tenant: 'acme',
      filigree: {
        error: { type: 'TypeError', message: 'no', stack: 'TypeError: no\n  at x', cause: { type: 'Error', message: 'root' } },
        link: { traceId: 'other', spanId: 'its span' }, source: { file: 'a.ts', line: 3, function: 'run' },
      },
    },
  });
});

test('every field of a span arrives', async () => {
  const { send, server } = await session();
  const t = trace();
  const s = span(t, {
    parentSpanId: '0197d3a1-7c5e-7b1a-9f42-3c1d5a7e9b11', name: 'answer', kind: 'LLM', status: 'ERROR', input: { messages: [{ role: 'user', content: 'Why?' }] }, output: 'because', model: 'gpt-5.4',
    modelParameters: { temperature: 0.7 }, tokenUsage: { promptTokens: 150, completionTokens: 80, totalTokens: 230, reasoningTokens: 12, cacheReadTokens: 64, cacheCreationTokens: 3, audio_tokens: 1 },
    cost: { total: 0.002, input: 0.0008 }, completionStartTime: START + 420_000, startTime: START, endTime: START + 900_000, metadata: { attempt: 1 }, tags: ['slow'],
    events: [{ name: 'retry', time: START + 1, attributes: { n: 1 } }], error: { type: 'RateLimitError', message: 'slow down' }, source: { file: 'a.ts', line: 9 },
  });
  await send({ traces: [t], spans: [s] });
  await server.http.stop();
  expect(server.http.requests).toHaveLength(1);
  expect((server.http.requests[0]!.json as { spans: unknown[] }).spans).toEqual([{
    span_id: s.spanId, parent_span_id: s.parentSpanId, name: 'answer', kind: 'LLM', status: 'ERROR', error: 'slow down', input: { messages: [{ role: 'user', content: 'Why?' }] }, output: 'because',
    model: 'gpt-5.4', model_parameters: { temperature: 0.7 }, cost: { total: 0.002, input: 0.0008 },
    token_usage: { prompt_tokens: 150, completion_tokens: 80, total_tokens: 230, reasoning_tokens: 12, cache_read_tokens: 64, cache_creation_tokens: 3, audio_tokens: 1 },
    started_at: '2026-11-21T07:00:00.000000Z', ended_at: '2026-11-21T07:00:00.900000Z', completion_start_time: '2026-11-21T07:00:00.420000Z',
    metadata: {
      attempt: 1,
      filigree: {
        error: { type: 'RateLimitError', message: 'slow down' }, tags: ['slow'], events: [{ name: 'retry', time: '2026-11-21T07:00:00.000001Z', attributes: { n: 1 } }], source: { file: 'a.ts', line: 9 },
      },
    },
  }]);
});

test('what was never set is not sent', async () => {
  const { send, sent } = await session();
  await send({ traces: [trace({ sessionId: '', environment: '', tags: [] })] });
  expect(Object.keys(sent(/^\/traces$/)[0]!).toSorted()).toEqual(['ended_at', 'name', 'started_at', 'status', 'trace_id']);
});

test.each([
  ['COMPLETED', 'OK', undefined],
  ['ERROR', 'ERROR', undefined],
  ['RUNNING', 'UNSET', undefined],
  ['CANCELLED', 'UNSET', { filigree: { status: 'CANCELLED', reason: 'aborted' } }],
] as const)('a span that is %s is %s on the wire', async (status, wire, metadata) => {
  const { send, sent } = await session();
  const t = trace();
  await send({ traces: [t], spans: [span(t, { status, statusReason: status === 'CANCELLED' ? 'aborted' : undefined })] });
  expect(sent(/^\/traces$/)[0]!['spans']).toMatchObject([{ status: wire, ...(metadata && { metadata }) }]);
});

test('a cancelled trace is completed on the wire, and says what it was', async () => {
  const { send, stored } = await session();
  const t = trace({ status: 'CANCELLED', statusReason: 'never ended' });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ status: 'COMPLETED', metadata: { filigree: { status: 'CANCELLED', reason: 'never ended' } } });
});

test.each(['RERANKER', 'GUARDRAIL', 'EVALUATOR'] as const)('the kind %s, which PandaProbe does not know, is OTHER and noted', async (kind) => {
  const { send, sent } = await session();
  const t = trace();
  await send({ traces: [t], spans: [span(t, { kind })] });
  expect(sent(/^\/traces$/)[0]!['spans']).toMatchObject([{ kind: 'OTHER', metadata: { filigree: { kind } } }]);
});

test('a span that was prepared and never begun is not sent', async () => {
  const { send, sent } = await session();
  const t = trace();
  await send({ traces: [t], spans: [span(t, { status: 'CANCELLED', neverStarted: true })] });
  expect(sent(/^\/traces$/)[0]!['spans']).toBeUndefined();
});

test('environment and release of the exporter stand before those of `configure`', async () => {
  const { send, stored } = await session({ environment: 'eu', release: '2' });
  const t = trace({ environment: 'prod', release: '1' });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ environment: 'eu', release: '2' });
});

test('metadata of the user under `filigree` is kept', async () => {
  const { send, stored } = await session();
  const t = trace({ status: 'CANCELLED', metadata: { filigree: { mine: true } } });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ metadata: { filigree: { mine: true, status: 'CANCELLED' } } });
});

test('requests carry key, project, type and an id that stays the same when the same thing is sent again', async () => {
  const { send, server, exporter } = await session();
  const t = trace();
  server.http.answer = () => ({ status: 503 });
  await expect(send({ traces: [t] })).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(send({ traces: [t] })).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(send({ traces: [trace()] })).rejects.toMatchObject({ kind: 'unavailable' });
  const [first, again, other] = server.http.requests.map(({ headers }) => headers);
  expect(first).toMatchObject({ 'x-project-name': 'tests', 'content-type': 'application/json', 'x-api-key': expect.stringMatching(/^sk_pp_/) });
  expect(first!['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(again!['x-request-id']).toBe(first!['x-request-id']);
  expect(other!['x-request-id']).not.toBe(first!['x-request-id']);
  expect(exporter.destination).toBe(`${server.url}/traces tests`);
});

test('a batch with everything of one trace is one request for the trace and one for the score', async () => {
  const { send, server } = await session();
  const t = trace();
  expect(await send({ traces: [t], spans: [span(t), span(t)], scores: [score(t)] })).toBeUndefined();
  expect(new Set(server.http.requests.map(({ path }) => path))).toEqual(new Set(['/traces', '/evaluations/trace-scores']));
  expect(server.database.spansOf(t.traceId)).toHaveLength(2);
  expect(server.database.scores).toHaveLength(1);
});
