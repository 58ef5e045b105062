import { describe, expect, test } from '@jest/globals';
import { Exporting, exported, exportedSpan, exportedTrace } from './support/exporting.js';
import { aScore, aSpan, aTrace, SPAN_ID, START, TRACE_ID } from './support/records.js';
import type { SpanKind } from '../../../src/types.js';

const TRACE_HEX = TRACE_ID.replaceAll('-', '');

test('a trace is the root span, with the last half of its own id', async () => {
  const root = await exportedTrace(aTrace({ input: { question: 'Why?' }, output: 'Because.' }));
  expect(root).toMatchObject({ traceId: TRACE_HEX, spanId: '8000045ba594d408', name: 'Agent.run', kind: 1, startTimeUnixNano: `${START - 10}000`, endTimeUnixNano: `${START + 2000}000` });
  expect(root.parentSpanId).toBeUndefined();
  expect(root.attributes).toMatchObject({ 'input.value': '{"question":"Why?"}', 'input.mime_type': 'application/json', 'output.value': 'Because.', 'output.mime_type': 'text/plain', 'openinference.span.kind': 'CHAIN' });
});

test('a span hangs under the root span, or under its parent', async () => {
  const inner = '01a1fdf4-2918-703e-8002-00000000000b';
  const [outer, nested] = await exported({ spans: [aSpan(), aSpan({ spanId: inner, parentSpanId: SPAN_ID })] });
  expect([outer!.spanId, outer!.parentSpanId]).toEqual(['80010123456789ab', '8000045ba594d408']);
  expect([nested!.spanId, nested!.parentSpanId]).toEqual(['800200000000000b', '80010123456789ab']);
});

test('a parent from another library is told to be remote', async () => {
  const span = await exportedSpan(aSpan({ parentSpanId: '00000000-0000-0000-00f0-67aa0ba902b7' }));
  expect([span.parentSpanId, span.flags]).toEqual(['00f067aa0ba902b7', 0x301]);
  expect((await exportedSpan(aSpan())).flags).toBe(1);
});

test.each<[SpanKind, string, number, string, string | undefined]>([
  ['LLM', 'chat Agent.step', 3, 'LLM', 'chat'],
  ['EMBEDDING', 'embeddings Agent.step', 3, 'EMBEDDING', 'embeddings'],
  ['RETRIEVER', 'retrieval Agent.step', 3, 'RETRIEVER', 'retrieval'],
  ['TOOL', 'execute_tool Agent.step', 1, 'TOOL', 'execute_tool'],
  ['AGENT', 'invoke_agent Agent.step', 1, 'AGENT', 'invoke_agent'],
  ['CHAIN', 'Agent.step', 1, 'CHAIN', undefined],
  ['RERANKER', 'Agent.step', 1, 'RERANKER', undefined],
  ['GUARDRAIL', 'Agent.step', 1, 'GUARDRAIL', undefined],
  ['EVALUATOR', 'Agent.step', 1, 'EVALUATOR', undefined],
  ['OTHER', 'Agent.step', 1, 'CHAIN', undefined],
])('a span of kind %s is called `%s`', async (kind, name, otlpKind, openInference, operation) => {
  const span = await exportedSpan(aSpan({ kind }));
  expect([span.name, span.kind]).toEqual([name, otlpKind]);
  expect(span.attributes).toMatchObject({ 'filigree.name': 'Agent.step', 'filigree.kind': kind, 'openinference.span.kind': openInference });
  expect(span.attributes['gen_ai.operation.name']).toBe(operation);
});

test('a call to a model is named after the model, and keeps its own name', async () => {
  const span = await exportedSpan(aSpan({ kind: 'LLM', model: 'gpt-5.4' }));
  expect(span.name).toBe('chat gpt-5.4');
  expect(span.attributes).toMatchObject({ 'filigree.name': 'Agent.step', 'gen_ai.request.model': 'gpt-5.4', 'llm.model_name': 'gpt-5.4' });
});

describe('status', () => {
  test('a completed span is unset, as instrumentation leaves it', async () => {
    expect((await exportedSpan(aSpan())).status).toBeUndefined();
  });

  test('a failed span is an error with its message, an exception event at its end, and its causes below the stack', async () => {
    const cause = { type: 'SocketError', message: 'closed', stack: 'SocketError: closed\n    at b' };
    const span = await exportedSpan(aSpan({ status: 'ERROR', error: { type: 'TypeError', message: 'no', stack: 'TypeError: no\n    at a', cause } }));
    expect(span.status).toEqual({ code: 2, message: 'no' });
    expect(span.attributes['error.type']).toBe('TypeError');
    expect(span.events).toEqual([
      {
        name: 'exception',
        timeUnixNano: span.endTimeUnixNano,
        attributes: { 'exception.type': 'TypeError', 'exception.message': 'no', 'exception.stacktrace': 'TypeError: no\n    at a\nCaused by: SocketError: closed\n    at b' },
      },
    ]);
  });

  test('a cancelled span is unset, and says why it was cancelled', async () => {
    const span = await exportedSpan(aSpan({ status: 'CANCELLED', statusReason: 'the user left' }));
    expect(span.status).toBeUndefined();
    expect(span.attributes).toMatchObject({ 'filigree.status': 'CANCELLED', 'filigree.status_reason': 'the user left' });
  });

  test('a span without an error that was set to ERROR says the reason', async () => {
    expect((await exportedSpan(aSpan({ status: 'ERROR', statusReason: 'refused' }))).status).toEqual({ code: 2, message: 'refused' });
  });

  test('an error that was survived is an event, and no status', async () => {
    const span = await exportedSpan(aSpan({ error: { type: 'Error', message: 'first try' } }));
    expect([span.status, span.events[0]?.name]).toEqual([undefined, 'exception']);
  });
});

test('events keep their time and the shape of their attributes', async () => {
  const span = await exportedSpan(aSpan({ events: [{ name: 'retry', time: START + 7, attributes: { attempt: 2, after: [1, 'x'], why: { code: 503 } } }, { name: 'done', time: START + 9 }] }));
  expect(span.events).toEqual([
    { name: 'retry', timeUnixNano: `${START + 7}000`, attributes: { attempt: 2, after: [1, 'x'], why: { code: 503 } } },
    { name: 'done', timeUnixNano: `${START + 9}000`, attributes: {} },
  ]);
});

test('a trace that was started from another one links to it', async () => {
  const other = '01a1fdf4-0000-703e-9000-000000000001';
  const root = await exportedTrace(aTrace({ link: { traceId: other, spanId: SPAN_ID } }));
  expect(root.links).toEqual([{ traceId: other.replaceAll('-', ''), spanId: '80010123456789ab' }]);
  expect((await exportedTrace(aTrace({ link: { traceId: other } }))).links).toEqual([{ traceId: other.replaceAll('-', ''), spanId: '9000000000000001' }]);
});

test('the place in the code comes along', async () => {
  const span = await exportedSpan(aSpan({ source: { file: 'src/agent.ts', line: 12, column: 3, function: 'Agent.step' } }));
  expect(span.attributes).toMatchObject({ 'code.function.name': 'Agent.step', 'code.file.path': 'src/agent.ts', 'code.line.number': 12, 'code.column.number': 3 });
});

test('the time to the first chunk is in seconds, under the name that fits the kind', async () => {
  const times = { startTime: START, completionStartTime: START + 250_000 };
  expect((await exportedSpan(aSpan({ kind: 'LLM', ...times }))).attributes['gen_ai.response.time_to_first_chunk']).toBe(0.25);
  expect((await exportedSpan(aSpan({ kind: 'CHAIN', ...times }))).attributes['filigree.time_to_first_chunk']).toBe(0.25);
});

test('what was prepared and never began is not sent', async () => {
  expect(await exported({ spans: [aSpan({ status: 'CANCELLED', neverStarted: true })] })).toEqual([]);
  const alone = { name: 'step', startTime: START, endTime: START };
  expect(await exported({ spans: [aSpan({ ...alone, status: 'CANCELLED', neverStarted: true })], traces: [aTrace({ ...alone, status: 'CANCELLED' })] })).toEqual([]);
});

describe('a span that had no trace around it', () => {
  const alone = { name: 'answer', startTime: START, endTime: START + 5 };

  test('is one root span, with what its trace has besides', async () => {
    const spans = await exported({
      spans: [aSpan({ ...alone, tags: ['a'], metadata: { own: 1 } })],
      traces: [aTrace({ ...alone, sessionId: 's-1', tags: ['a', 'b'], metadata: { shared: 2 } })],
    });
    expect(spans.map(({ spanId, parentSpanId }) => [spanId, parentSpanId])).toEqual([['80010123456789ab', undefined]]);
    expect(spans[0]!.attributes).toMatchObject({ 'session.id': 's-1', 'tag.tags': ['a', 'b'], 'filigree.metadata.own': 1, 'filigree.metadata.shared': 2 });
  });

  test('stays the one that a later score of the trace hangs under', async () => {
    const exporting = await Exporting.start();
    await exporting.export({ spans: [aSpan(alone)], traces: [aTrace(alone)] });
    await exporting.export({ scores: [aScore()] });
    expect(exporting.spans[1]!.parentSpanId).toBe('80010123456789ab');
  });

  test('goes out beside its trace where the batch was cut between the two', async () => {
    const [span] = await exported({ spans: [aSpan(alone)] });
    const [root] = await exported({ traces: [aTrace(alone)] });
    expect(span!.parentSpanId).toBe(root!.spanId);
  });

  test('is told from a span that fills its trace by chance', async () => {
    expect(await exported({ spans: [aSpan({ ...alone, name: 'other' })], traces: [aTrace(alone)] })).toHaveLength(2);
    expect(await exported({ spans: [aSpan({ ...alone, endTime: START + 4 })], traces: [aTrace(alone)] })).toHaveLength(2);
  });
});
