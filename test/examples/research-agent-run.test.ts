import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { configure, flush, shutdown } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import type { Environment } from '../../examples/research-agent/connect.js';
import { startEmbeddedLlm } from '../../examples/research-agent/embedded-llm/server.js';
import { run, type Outcome } from '../../examples/research-agent/run.js';

const garden = fileURLToPath(new URL('garden', import.meta.url));
const recorded = memory();
let empty: string;

beforeAll(() => {
  configure({ exporters: [recorded], store: false });
  empty = mkdtempSync(join(tmpdir(), 'research-agent-'));
});

beforeEach(() => recorded.clear());

afterAll(async () => {
  rmSync(empty, { recursive: true });
  await shutdown();
});

async function start(argv: string[], env: Environment = {}): Promise<Outcome & { out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const outcome = await run(argv, env, { print: (text) => out.push(text), printError: (text) => err.push(text) });
  await flush();
  return { ...outcome, out: out.join('\n'), err: err.join('\n') };
}

test('any folder and any questions are answered, with sources and a review', async () => {
  const { exitCode, out, err } = await start([garden, '-q', 'Which mite weakens a colony?', '-q', 'What kills the seeds of weeds?']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toContain('A: The varroa mite weakens a colony more than the cold does. [1]\n  [1] bees.md:10  Enemies\n  reviewed: 100 %');
  expect(out).toContain('A: Heat kills the seeds of weeds. [1]');
});

test('a run gives the traces that it made, loading first, and the questions share a session', async () => {
  const { traceIds } = await start([garden, '-q', 'What do bees eat?', '-q', 'What is a spade?']);
  const traces = traceIds.map((traceId) => recorded.traces.find((trace) => trace.traceId === traceId));
  expect(traces.map((trace) => trace?.name)).toEqual(['load library', 'ResearchAgent.ask', 'ResearchAgent.ask']);
  const [, first, second] = traces.map((trace) => trace?.sessionId);
  expect(first).toMatch(/^research-/);
  expect(second).toBe(first);
});

test('loading shows its steps', async () => {
  const { traceIds } = await start([garden, '-q', 'What do bees eat?']);
  const steps = recorded.spans.filter((span) => span.traceId === traceIds[0]).map(({ name, status }) => `${name} ${status}`);
  expect(steps).toEqual(['read files COMPLETED', 'build index COMPLETED']);
});

test('a question without an answer in the folder is answered so', async () => {
  const { exitCode, out } = await start([garden, '-q', 'Who wrote Hamlet?']);
  expect(exitCode).toBe(0);
  expect(out).toContain('A: The passages do not say.\n  reviewed: no statement names a passage');
});

test('help is printed and nothing is recorded', async () => {
  const { exitCode, out } = await start(['--help']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/research-agent \[folder\]/);
  expect(recorded.traces).toEqual([]);
});

const usage: [string, string[], RegExp][] = [
  ['an unknown option', ['--colour'], /Unknown option '--colour'.*Try --help/s],
  ['two folders', ['a', 'b'], /Expected one folder, got 2: a, b/],
  ['an empty question', ['--question', ' '], /A question is empty/],
];

test.each(usage)('%s is a clear error', async (_name, argv, message) => {
  const { exitCode, err } = await start(argv);
  expect(exitCode).toBe(1);
  expect(err).toMatch(message);
});

test('a folder that is not there is a clear error, and the trace of the attempt is kept', async () => {
  const { exitCode, err, traceIds } = await start([join(empty, 'nowhere')]);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/Cannot read the folder `.*nowhere` \(ENOENT\): expected a folder with Markdown files/);
  expect(recorded.traces).toMatchObject([
    { traceId: traceIds[0], status: 'ERROR', error: { type: 'FolderError', cause: { message: expect.stringContaining('ENOENT') } } },
  ]);
});

test('a folder without Markdown is a clear error', async () => {
  const { exitCode, err } = await start([empty]);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/There is no Markdown in/);
});

test('an endpoint without a model is a clear error', async () => {
  const { exitCode, err } = await start([garden], { OPENAI_API_KEY: 'key' });
  expect(exitCode).toBe(1);
  expect(err).toMatch(/OPENAI_MODEL is not set/);
});

test('a server that is not reachable is a clear error, and what was recorded until then is kept', async () => {
  const server = await startEmbeddedLlm();
  await server.close();
  const env = { OPENAI_BASE_URL: server.baseURL, OPENAI_MODEL: server.model };
  const { exitCode, err, traceIds } = await start([garden, '-q', 'What do bees eat?'], env);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/Q: What do bees eat\?\nThe LLM is not reachable \(.*ECONNREFUSED.*\): expected an OpenAI-compatible server/);
  const trace = recorded.traces.find(({ traceId }) => traceId === traceIds[1]);
  expect(trace).toMatchObject({ status: 'ERROR', error: { type: 'APIConnectionError' } });
  expect(recorded.spans.filter((span) => span.traceId === traceIds[1]).map(({ name, status }) => `${name} ${status}`)).toEqual([
    'Llm.complete ERROR',
    'Planner.plan ERROR',
  ]);
});

test.each([
  ['a wrong key', { OPENAI_API_KEY: 'wrong' }, /The LLM refused the key: expected a valid OPENAI_API_KEY/],
  ['a model that is not there', { OPENAI_MODEL: 'gpt-0' }, /check OPENAI_MODEL and OPENAI_BASE_URL.*No such model/],
])('%s is a clear error', async (_name, wrong, message) => {
  const server = await startEmbeddedLlm();
  const env = { OPENAI_BASE_URL: server.baseURL, OPENAI_API_KEY: server.apiKey, OPENAI_MODEL: server.model, ...wrong };
  const { exitCode, err } = await start([garden, '-q', 'What do bees eat?'], env);
  await server.close();
  expect(exitCode).toBe(1);
  expect(err).toMatch(message);
});
