import { expect, test } from '@jest/globals';
import { startSpan, startTrace } from 'filigree';
import { exporterOf, Host, send, server, Tape } from './harness.js';

test('a trace is an agent instance: registered, started, finished after its spans', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('think', { kind: 'LLM' });
  tape.commit();
  s.end();
  t.end();
  await send(exporterOf({ rootSpans: false }), tape.commit().batches);
  expect(server.paths).toEqual([
    'POST /agent_instance/register',
    'POST /agent_instance/:id/start',
    'POST /agent_spans',
    'POST /agent_spans/:id/finish',
    'POST /agent_instance/:id/finish',
  ]);
  expect(server.onlyInstance.status).toBe('complete');
  expect(server.spanNamed('think').status).toBe('complete');
  expect(server.violations).toEqual([]);
});

test.each([
  ['COMPLETED', 'complete'],
  ['ERROR', 'failed'],
  ['CANCELLED', 'cancelled'],
] as const)('a trace that ends as %s is %s', async (status, expected) => {
  const tape = new Tape();
  startTrace('run').setStatus(status).end();
  await send(exporterOf(), tape.commit().batches);
  expect(server.onlyInstance.status).toBe(expected);
});

test('what begins and ends within one group is created once, with its end', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('quick', { kind: 'TOOL', input: { q: 1 } }, () => ({ hits: 2 })));
  await send(exporterOf({ rootSpans: false }), tape.commit().batches);
  expect(server.paths.filter((path) => path.includes('agent_spans'))).toEqual(['POST /agent_spans']);
  const { finished_at: finished, payload, result_payload: result, started_at: started, status } = server.spanNamed('quick');
  expect([status, payload['inputs'], result]).toEqual(['complete', { q: 1 }, { hits: 2 }]);
  expect(Date.parse(finished!)).toBeGreaterThanOrEqual(Date.parse(started!));
});

test('a prepared span sends nothing until its start, and then its payload', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('ask', { lazy: true });
  const exporter = exporterOf({ rootSpans: false });
  await send(exporter, tape.commit().batches.splice(0));
  expect(server.spans.size).toBe(0);
  s.start({ question: 'why?' });
  await send(exporter, tape.commit().batches.splice(0));
  expect(server.spanNamed('ask')).toMatchObject({ status: 'active', payload: { inputs: { question: 'why?' } } });
  s.complete({ answer: 42 });
  t.end();
  await send(exporter, tape.commit().batches);
  expect(server.spanNamed('ask')).toMatchObject({ status: 'complete', result_payload: { answer: 42 } });
});

test('a span that is cancelled before its start is pending and then cancelled, without a start time', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  t.span('never', { lazy: true, payload: { unused: true } }).cancel();
  t.end();
  await send(exporterOf({ rootSpans: false }), tape.commit().batches);
  const [create, finish] = server.requests.filter(({ path }) => path.includes('agent_spans'));
  expect(create!.json).toMatchObject({ details: { status: 'pending' } });
  expect(create!.json).not.toHaveProperty('details.started_at');
  expect(finish!.json).toMatchObject({ status: 'cancelled' });
  expect(finish!.json).not.toHaveProperty('result_payload');
  expect(server.spanNamed('never').status).toBe('cancelled');
});

test('a span that is left without a start begins where it was prepared, with its default payload', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('auto', { lazy: true, payload: { by: 'default' } }, () => {}));
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('auto')).toMatchObject({ status: 'complete', payload: { inputs: { by: 'default' } } });
});

test('a span that was cancelled while it ran is created as active and then cancelled, with what it had put out', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('stopped', (s) => void s.setResult({ part: 1 }).cancel('enough')));
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('stopped')).toMatchObject({ status: 'cancelled', result_payload: { part: 1, metadata: { filigree: { status_reason: 'enough' } } } });
});

test('children hang under their parents, even where they ended before anybody heard of these', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('outer', (outer) => outer.span('middle', (middle) => middle.span('inner', () => {}))));
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('inner').parent_span_id).toBe(server.spanNamed('middle').id);
  expect(server.spanNamed('middle').parent_span_id).toBe(server.spanNamed('outer').id);
  expect(server.spanNamed('outer').parent_span_id).toBe(server.spanNamed('run').id);
  expect(server.spanNamed('run').parent_span_id).toBeNull();
  expect(server.violations).toEqual([]);
});

test('the trace itself is shown by a root span with its input, output and session', async () => {
  const tape = new Tape();
  startTrace('run', { input: { q: 'why?' }, sessionId: 's-1', userId: 'u-1' }, (t) => void t.setOutput({ a: 42 }));
  await send(exporterOf(), tape.commit().batches);
  const { payload, result_payload: result, schema_name: schema } = server.spanNamed('run');
  expect([schema, payload['inputs'], result]).toEqual(['filigree:agent', { q: 'why?' }, { a: 42 }]);
  expect(payload['metadata'].filigree).toEqual({ kind: 'AGENT', session_id: 's-1', user_id: 'u-1' });
});

test('a trace that was opened for one span has no second span', async () => {
  const tape = new Tape();
  startSpan('alone', { kind: 'TOOL' }, () => {});
  const slow = startSpan('alone, and slow');
  tape.commit();
  slow.end();
  await send(exporterOf(), tape.commit().batches);
  expect([...server.spans.values()].map(({ payload }) => payload['name'] as string).sort()).toEqual(['alone', 'alone, and slow']);
  expect([...server.instances.values()].map(({ status }) => status)).toEqual(['complete', 'complete']);
});

test('an instance is finished when the spans that outlive its trace have ended', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('in the background');
  const exporter = exporterOf();
  t.end();
  await send(exporter, tape.commit().batches.splice(0));
  expect(server.onlyInstance.status).toBe('active');
  s.end();
  await send(exporter, tape.commit().batches);
  expect(server.onlyInstance.status).toBe('complete');
  expect(server.violations).toEqual([]);
});

test('several traces at once are several instances', async () => {
  const tape = new Tape();
  const traces = ['a', 'b', 'c'].map((name) => startTrace(name, { newTrace: true }));
  const spans = traces.map((t) => t.span(`of ${t.name}`));
  tape.commit();
  for (const s of spans) s.end();
  for (const t of traces) t.end();
  await send(exporterOf(), tape.commit().batches);
  expect(server.instances.size).toBe(3);
  for (const name of ['a', 'b', 'c']) expect(server.spanNamed(`of ${name}`).agent_instance_id).toBe(server.spanNamed(name).agent_instance_id);
});

test('times are those of the program, to the microsecond', async () => {
  const tape = new Tape();
  const startTime = Date.UTC(2026, 0, 2, 3, 4, 5) + 0.25;
  startTrace('run', { startTime, endTime: startTime + 1.5 }).end();
  await send(exporterOf(), tape.commit().batches);
  const times = { started_at: '2026-01-02T03:04:05.000250Z', finished_at: '2026-01-02T03:04:05.001750Z' };
  expect(server.onlyInstance).toMatchObject(times);
  expect(server.spanNamed('run')).toMatchObject(times);
});

test('the host hears under which ids Prefactor knows spans and traces', async () => {
  const tape = new Tape();
  const host = new Host();
  const t = startTrace('run');
  const s = t.span('think');
  s.end();
  t.end();
  await send(exporterOf({}, host), tape.commit().batches);
  expect(Object.fromEntries(host.ids)).toEqual({ [t.traceId]: server.onlyInstance.id, [s.spanId]: server.spanNamed('think').id });
});

test('without `live` a trace comes whole, when it has ended', async () => {
  expect(exporterOf({ live: false })).toMatchObject({ live: false, delivery: { unit: 'trace' } });
  expect(exporterOf()).toMatchObject({ live: true, delivery: { unit: 'record', concurrency: 1 } });
});
