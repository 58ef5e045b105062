import { afterEach, expect, test } from '@jest/globals';
import { configure, flush, score, shutdown, startTrace } from 'filigree';
import { closeSessions, session } from '../../support/pandaprobe/session.js';
import { until } from '../../support/until.js';
import type { PandaProbeOptions } from 'filigree/exporters/pandaprobe';

afterEach(async () => {
  await shutdown(500);
  configure({ store: false });
  await closeSessions();
});

async function configured(options: PandaProbeOptions = {}) {
  const told: string[] = [];
  const made = await session(options);
  configure({ exporters: [made.exporter], store: false, onError: ({ message }) => told.push(message) });
  return { ...made, told };
}

test('a run with more than 500 spans, a score given in it and a span that ends after it arrives whole', async () => {
  const { server, told } = await configured();
  const late = await startTrace('run', { input: 'why?', sessionId: 's' }, async (t) => {
    for (let i = 0; i < 600; i++) t.span('step', () => i);
    score(t, 'quality', 0.9);
    t.setOutput('because');
    return t.span('late');
  });
  await flush();
  late.setOutput('at last').end();
  expect(await flush()).toEqual({ pandaprobe: { exported: 603, failed: 0, dropped: 0, pending: 0 } });
  expect(server.trace(late.traceId)).toMatchObject({ name: 'run', status: 'COMPLETED', input: 'why?', output: 'because', session_id: 's' });
  expect(server.database.spansOf(late.traceId)).toHaveLength(601);
  expect(server.database.spans.get(late.spanId)).toMatchObject({ output: 'at last', status: 'OK' });
  expect(server.database.scores).toMatchObject([{ trace_id: late.traceId, value: '0.9' }]);
  expect([server.counted, told]).toEqual([1, []]);
});

test('with `live`, a run shows the step that it is at, and is completed', async () => {
  const { server } = await configured({ live: true });
  const t = startTrace('run', { input: 'why?' });
  const s = t.span('step', { kind: 'TOOL', input: 'in' });
  await until(() => server.database.spans.has(s.spanId));
  expect(server.trace(t.traceId)).toMatchObject({ status: 'RUNNING', input: 'why?' });
  expect(server.database.spans.get(s.spanId)).toMatchObject({ kind: 'TOOL', status: 'UNSET', input: 'in', ended_at: null });
  s.setOutput('out').end();
  t.setOutput('because').end();
  await flush();
  expect(server.trace(t.traceId)).toMatchObject({ status: 'COMPLETED', input: 'why?', output: 'because' });
  expect(server.database.spans.get(s.spanId)).toMatchObject({ status: 'OK', input: 'in', output: 'out' });
  expect(server.counted).toBe(1);
});

test('a span that the server refuses is counted and told, and the rest is exported', async () => {
  const { server, told } = await configured();
  server.http.answer = (request) =>
    request.body.includes('poison') ? { status: 422, body: { detail: 'Validation error', errors: [{ field: 'spans -> 1 -> input', message: 'is poison' }] } } : server.answer(request);
  startTrace('run', (t) => {
    t.span('good', () => {});
    t.span('bad', (s) => s.setInput('poison'));
  });
  expect(await flush()).toEqual({ pandaprobe: { exported: 2, failed: 1, dropped: 0, pending: 0 } });
  expect(told).toEqual([expect.stringContaining('spans.1.input: is poison')]);
});

test('with the plan used up, nothing is lost: it waits', async () => {
  const { server, told } = await configured();
  server.http.answer = () => ({ status: 429, body: { detail: "You've reached the traces limit (100) for your HOBBY plan." } });
  startTrace('run', () => {});
  expect(await flush(300)).toEqual({ pandaprobe: { exported: 0, failed: 0, dropped: 0, pending: 1 } });
  expect(told).toEqual([expect.stringMatching(/the plan's quota is used up/)]);
});
