import { expect, test } from '@jest/globals';
import { otlp } from 'filigree/exporters/otlp';
import { aScore, aSpan, aTrace, batchOf, SPAN_ID, TRACE_ID } from '../exporters/otlp/support/records.js';
import { Receiving } from './support/receiving.js';
import { uuidOf } from './support/spans.js';
import type { OtlpOptions } from '../../src/exporters/otlp.js';
import type { SpanRecord } from '../../src/types.js';

/** The half of a span's id that this wire has room for. */
const shortened = (id: string) => uuidOf(id.replaceAll('-', '').slice(16));

const MESSAGES = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: [{ type: 'text', text: 'What is this?' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
  { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"a.png"}' } }] },
  { role: 'tool', tool_call_id: 'call_1', content: 'a tree' },
];

async function sent(records: Parameters<typeof batchOf>[0], options: OtlpOptions = {}): Promise<Receiving> {
  const receiving = await Receiving.start();
  const exporter = otlp({ url: receiving.url, ...options });
  await exporter.export(batchOf(records), new AbortController().signal);
  await exporter.close?.();
  return receiving;
}

async function sentSpan(span: SpanRecord, options?: OtlpOptions): Promise<SpanRecord> {
  return (await sent({ spans: [span], started: [aTrace()] }, options)).spans[0]!;
}

const EVERY_WAY: OtlpOptions[] = [{}, { gzip: true }, { protocol: 'json' }];

test.each(EVERY_WAY)('a span with every field arrives as it was: %j', async (options) => {
  const span = aSpan({
    kind: 'TOOL',
    input: { query: 'ü 漢 🌲', k: 5, deep: [{ a: [null, true, 1.5, -7] }] },
    output: ['a', { b: 2 }],
    model: 'm-1',
    modelParameters: { temperature: 0.2, stop: ['x'], own: { a: 1 } },
    tokenUsage: { promptTokens: 150, completionTokens: 80, cacheReadTokens: 100, imageTiles: 4 },
    cost: { total: 0.0021, prompt: 0.001, completion: 0.0011, gpu: 0.5 },
    completionStartTime: 1_790_000_000_123_956,
    tags: ['a', 'b'],
    metadata: { plain: 1, nested: { x: [1] }, 'custom.attribute': 'c', provider: 'openai' },
    events: [{ name: 'retry', time: 1_790_000_000_124_000, attributes: { attempt: 2, of: { n: 3 } } }, { name: 'empty', time: 1_790_000_000_124_001 }],
    source: { file: 'agent.ts', line: 3, column: 7, function: 'Agent.search' },
  });
  expect(await sentSpan(span, options)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test.each(['AGENT', 'TOOL', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER'] as const)('a span of kind %s arrives as it was', async (kind) => {
  const span = aSpan({ kind, name: 'Step.do', input: { query: 'q', documents: [{ id: '1', content: 'x', score: 0.5 }] }, output: [{ id: '1', content: 'x', metadata: { page: 1 } }] });
  expect(await sentSpan(span)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test.each([
  ['a conversation', { messages: MESSAGES }],
  ['a prompt alone', 'What is this?'],
  ['arguments that are no messages', { question: 'q', k: 2 }],
])('the input of a model call arrives as it was: %s', async (_, input) => {
  const span = aSpan({ kind: 'LLM', model: 'gpt-5.4', input, output: 'A tree.' });
  expect(await sentSpan(span)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test('a whole answer of a provider arrives as it was', async () => {
  const output = { id: 'chatcmpl-1', model: 'gpt-5.4-2026', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'A tree.' } }] };
  const span = aSpan({ kind: 'LLM', model: 'gpt-5.4', input: { messages: MESSAGES }, output });
  expect(await sentSpan(span)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test('without OpenInference\'s attributes as well', async () => {
  const span = aSpan({ kind: 'LLM', model: 'gpt-5.4', input: { messages: MESSAGES }, output: { text: 'no message' }, tags: ['a'], metadata: { plain: 1, 'custom.attribute': 'c' }, cost: { total: 1 }, modelParameters: { own: 1 } });
  expect(await sentSpan(span, { openInference: false })).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test('an error arrives with its stack, and its causes below that', async () => {
  const error = { type: 'SearchError', message: 'no', stack: 'SearchError: no\n    at search' };
  const span = aSpan({ status: 'ERROR', error });
  expect(await sentSpan(span)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
  const caused = await sentSpan({ ...span, error: { ...error, cause: { type: 'Error', message: 'closed' } } });
  expect(caused.error).toEqual({ ...error, stack: `${error.stack}\nCaused by: Error: closed` });
});

test('a cancelled span and its reason arrive', async () => {
  const span = aSpan({ status: 'CANCELLED', statusReason: 'the user left' });
  expect(await sentSpan(span)).toEqual({ ...span, spanId: shortened(SPAN_ID) });
});

test.each(EVERY_WAY)('a trace arrives as a trace, and its spans under it: %j', async (options) => {
  const trace = aTrace({ input: { question: 'q' }, output: 'a', sessionId: 's-1', userId: 'u-1', tags: ['t'], metadata: { a: 1 }, project: 'p', environment: 'test', release: '1.2', link: { traceId: '01a1fdf4-2916-703e-8000-045ba594d409' }, source: { file: 'a.ts', line: 1 } });
  const outer = aSpan();
  const inner = aSpan({ spanId: '01a1fdf4-2917-703e-8001-0123456789ac', parentSpanId: SPAN_ID, name: 'inner' });
  const { spans, traces } = await sent({ traces: [trace], spans: [inner, outer] }, options);
  expect(traces).toEqual([trace]);
  expect(spans).toEqual([{ ...inner, spanId: shortened(inner.spanId), parentSpanId: shortened(SPAN_ID) }, { ...outer, spanId: shortened(SPAN_ID) }]);
});

test('spans that come before their trace wait for it as running', async () => {
  const receiving = await sent({ spans: [aSpan()], started: [aTrace({ sessionId: 's-1' })] });
  expect(receiving.startedTraces).toMatchObject([{ traceId: TRACE_ID, status: 'RUNNING', sessionId: 's-1' }]);
  expect(receiving.traces).toEqual([]);
});

test('a span without a trace around it arrives as both', async () => {
  const trace = aTrace({ name: 'alone', startTime: 1_790_000_000_000_000, endTime: 1_790_000_000_000_500 });
  const span = aSpan({ name: 'alone', startTime: trace.startTime, endTime: trace.endTime, input: 1 });
  const { spans, traces } = await sent({ traces: [trace], spans: [span] });
  expect(spans).toEqual([{ ...span, spanId: shortened(SPAN_ID) }]);
  expect(traces).toEqual([{ ...trace, input: 1 }]);
});

test.each([0.9, true, false, 'good'])('a score of %j arrives as a score', async (value) => {
  const score = aScore({ value, spanId: SPAN_ID, reason: 'because', metadata: { by: 'x' } });
  const { scores, spans } = await sent({ scores: [score, aScore({ value, name: 'of the trace' })] });
  expect(scores).toEqual([{ ...score, spanId: shortened(SPAN_ID) }, aScore({ value, name: 'of the trace' })]);
  expect(spans).toEqual([]);
});
