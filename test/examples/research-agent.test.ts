import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, flush, propagate, shutdown } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { ResearchAgent, type Answer } from '../../examples/research-agent/agent.js';
import { connect, type Connection } from '../../examples/research-agent/connect.js';
import { Library, readMarkdown } from '../../examples/research-agent/library.js';
import { costOf } from '../../examples/research-agent/prices.js';
import type { SpanRecord, TraceRecord } from '../../src/types.js';

const QUESTIONS = ['What do bees eat in the winter months?', 'Which four things does a compost heap need?'];
const MODEL = 'filigree-extractive-1';

const recorded = memory();
let connection: Connection;
let answers: Answer[];
/** The traces of the two questions, in their order. */
let traces: TraceRecord[];

beforeAll(async () => {
  configure({ exporters: [recorded], store: false });
  connection = await connect({});
  const garden = fileURLToPath(new URL('garden', import.meta.url));
  const agent = new ResearchAgent(new Library(await readMarkdown(garden)), connection.llm);
  answers = await propagate({ sessionId: 'one-session' }, () => Promise.all(QUESTIONS.map((question) => agent.ask(question))));
  await flush();
  traces = agent.traceIds.map((traceId) => recorded.traces.find((trace) => trace.traceId === traceId)!);
});

afterAll(async () => {
  await connection.close();
  await shutdown();
});

const spansOf = (trace: TraceRecord): SpanRecord[] => recorded.spans.filter((span) => span.traceId === trace.traceId);

const named = (trace: TraceRecord, name: string): SpanRecord[] => spansOf(trace).filter((span) => span.name === name);

/** A trace as lines: kind, name and status, indented by depth; siblings by name, for parallel ones have no fixed order. */
function tree(trace: TraceRecord, parent?: string, depth = 0): string[] {
  return spansOf(trace)
    .filter((span) => span.parentSpanId === parent)
    .toSorted((a, b) => `${a.name} ${a.status}`.localeCompare(`${b.name} ${b.status}`))
    .flatMap((span) => [`${'  '.repeat(depth)}${span.kind} ${span.name} ${span.status}`, ...tree(trace, span.spanId, depth + 1)]);
}

const expectedTree = (claims: number): string[] => [
  'CHAIN Planner.plan COMPLETED',
  '  LLM Llm.complete COMPLETED',
  'LLM ResearchAgent.answer COMPLETED',
  'CHAIN ResearchAgent.gather COMPLETED',
  '  TOOL findExample COMPLETED',
  '  CHAIN ResearchAgent.readWithRetry COMPLETED',
  '    TOOL SectionReader.readSection COMPLETED',
  '    TOOL SectionReader.readSection ERROR',
  '  RETRIEVER Retriever.search COMPLETED',
  '  RERANKER select passages COMPLETED',
  'AGENT Reviewer.review COMPLETED',
  ...Array.from({ length: claims }, () => ['  EVALUATOR Reviewer.check COMPLETED', '    LLM Llm.complete COMPLETED']).flat(),
];

test('the answers come from the folder', () => {
  expect(answers[0]?.text).toMatch(/^They eat the honey that they stored in summer\. \[\d\]/);
  expect(answers[1]?.text).toMatch(/^Compost needs four things: air; water; green waste; brown waste\. \[\d\]/);
  expect(answers.map(({ review }) => review.grounded)).toEqual([1, 1]);
});

test.each([0, 1])('run %i has every step under its parent, with its kind and status', (run) => {
  expect(tree(traces[run]!)).toEqual(expectedTree(answers[run]!.review.verdicts.length));
});

test.each([0, 1])('run %i took its steps one after the other', (run) => {
  const steps = spansOf(traces[run]!).filter((span) => span.parentSpanId === undefined).toSorted((a, b) => a.startTime - b.startTime);
  expect(steps.map(({ name }) => name)).toEqual(['Planner.plan', 'ResearchAgent.gather', 'ResearchAgent.answer', 'Reviewer.review']);
  steps.slice(1).forEach((step, index) => expect(step.startTime).toBeGreaterThanOrEqual(steps[index]!.endTime!));
});

test('nothing was recorded beside the two runs', () => {
  expect(recorded.traces).toHaveLength(2);
  expect(recorded.spans).toHaveLength(traces.flatMap(spansOf).length);
});

test('the two runs are two traces of one session, each with its own question and answer', () => {
  expect(new Set(traces.map(({ traceId }) => traceId)).size).toBe(2);
  expect(traces).toMatchObject(
    QUESTIONS.map((question, run) => ({
      name: 'ResearchAgent.ask',
      status: 'COMPLETED',
      sessionId: 'one-session',
      tags: ['research'],
      input: { question },
      output: { text: answers[run]!.text, grounded: 1 },
    })),
  );
});

test('the two runs were open at the same time', () => {
  const [first, second] = traces;
  expect(second!.startTime).toBeLessThan(first!.endTime!);
  expect(first!.startTime).toBeLessThan(second!.endTime!);
});

test.each([0, 1])('run %i: the failed tool call says why, and the second one asks for what the first one named', (run) => {
  const [failed, retried] = named(traces[run]!, 'SectionReader.readSection');
  expect(failed?.status).toBe('ERROR');
  expect(failed?.error).toMatchObject({ type: 'SectionNotFoundError', stack: expect.stringContaining('section-reader') });
  const closest = /the closest is "(.+)"\.$/.exec(failed!.error!.message)?.[1];
  expect(closest).toBeDefined();
  expect(retried).toMatchObject({ status: 'COMPLETED', input: { section: closest }, output: { id: closest } });
  expect(retried!.startTime).toBeGreaterThanOrEqual(failed!.endTime!);
  const [chain] = named(traces[run]!, 'ResearchAgent.readWithRetry');
  expect(chain?.events).toMatchObject([{ name: 'retry', attributes: { instead: closest } }]);
});

test('every LLM call has model, parameters, tokens and cost', () => {
  const llmCalls = recorded.spans.filter((span) => span.kind === 'LLM');
  for (const { model, modelParameters, tokenUsage, cost } of llmCalls) {
    const { promptTokens, completionTokens, totalTokens } = tokenUsage!;
    expect({ model, modelParameters }).toEqual({ model: MODEL, modelParameters: { max_completion_tokens: 2000 } });
    expect(promptTokens).toBeGreaterThan(0);
    expect(completionTokens).toBeGreaterThan(0);
    expect(totalTokens).toBe(promptTokens! + completionTokens!);
    expect(cost).toEqual(costOf(MODEL, promptTokens!, completionTokens!));
  }
});

test('no other span claims tokens', () => {
  expect(recorded.spans.filter((span) => span.kind !== 'LLM' && span.tokenUsage !== undefined)).toEqual([]);
});

test.each([0, 1])('run %i: the streamed answer has its prompt, its text and its time to first token', (run) => {
  const [stream] = named(traces[run]!, 'ResearchAgent.answer');
  expect(stream?.output).toBe(answers[run]!.text);
  const prompt = expect.stringContaining(QUESTIONS[run]!);
  expect(stream?.input).toMatchObject({ messages: [{ role: 'system' }, { role: 'user', content: prompt }] });
  expect(stream!.completionStartTime).toBeGreaterThan(stream!.startTime);
  expect(stream!.completionStartTime).toBeLessThanOrEqual(stream!.endTime!);
});

test('pickers and skip decide what is captured', () => {
  const [search] = named(traces[0]!, 'Retriever.search');
  expect(search?.input).toMatchObject({ query: expect.any(String) });
  expect(search?.output).toContainEqual({ section: 'bees.md > Bees > Winter', score: expect.any(Number) });
  expect(named(traces[0]!, 'findExample')[0]?.input).toEqual({ library: '[Skipped]', term: expect.any(String) });
  expect(named(traces[0]!, 'Reviewer.review')[0]?.input).toEqual({ answer: answers[0]!.text, passages: '[Skipped]' });
});

test('the same question takes the same tokens again', async () => {
  const garden = fileURLToPath(new URL('garden', import.meta.url));
  const agent = new ResearchAgent(new Library(await readMarkdown(garden)), connection.llm);
  await agent.ask(QUESTIONS[0]!);
  await flush();
  const again = recorded.traces.find((trace) => trace.traceId === agent.traceIds[0])!;
  const tokens = (trace: TraceRecord): number[] => spansOf(trace).flatMap((span) => span.tokenUsage?.totalTokens ?? []).toSorted();
  expect(tokens(again)).toEqual(tokens(traces[0]!));
});
