import { describe, expect, test } from '@jest/globals';
import { Receiving } from './support/receiving.js';

const QUESTION = 'Question: What do bees eat in winter?\n\n[1] Bees\nBees live in colonies. In winter they eat honey.';
const CALL = { id: 'call_27f75a8104d5_0', type: 'function', function: { name: 'search', arguments: expect.stringMatching(/^\{"query": ?"bees eat winter"\}$/) } };

async function replayed(fixture: string): Promise<Receiving> {
  const receiving = await Receiving.start();
  expect(await receiving.replay(fixture)).toMatchObject({ status: 200 });
  return receiving;
}

describe.each([
  ['openinference-openai-0.1.66.pb.gz', 'openinference-agent'],
  ['openllmetry-openai-0.62.4.pb.gz', 'openllmetry-agent'],
])('a Python program with %s', (fixture, service) => {
  test('is one trace with its session, service and environment', async () => {
    const { spans, traces } = await replayed(fixture);
    expect(spans).toHaveLength(6);
    expect(traces).toMatchObject([{ name: 'agent', status: 'COMPLETED', sessionId: 's-1', project: service, environment: 'test', release: '1.2.3' }]);
    expect(traces[0]!.metadata).toMatchObject({ resource: { 'telemetry.sdk.language': 'python' } });
  });

  test('has its calls as `LLM` spans under the root, with model, tokens and parameters', async () => {
    const { spans } = await replayed(fixture);
    const root = spans.find(({ parentSpanId }) => parentSpanId === undefined)!;
    const [first] = spans;
    expect(first).toMatchObject({ kind: 'LLM', parentSpanId: root.spanId, model: 'filigree-extractive-1', modelParameters: { temperature: 0.2 }, tokenUsage: { promptTokens: 38, completionTokens: 9 } });
    expect(first!.tokenUsage).not.toHaveProperty('totalTokens');
    expect(first!.metadata).toMatchObject({ provider: 'openai', scope: { name: expect.stringContaining('openai') } });
  });

  test('has its conversation as messages', async () => {
    const [first, second, third] = (await replayed(fixture)).spans;
    expect(first!.input).toEqual({ messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: QUESTION }] });
    expect(first!.output).toEqual({ messages: [expect.objectContaining({ role: 'assistant', content: 'In winter they eat honey. [1]' })] });
    expect(second!.output).toEqual({ messages: [expect.objectContaining({ role: 'assistant', content: null, tool_calls: [CALL] })] });
    expect(third!.input).toMatchObject({ messages: [{ role: 'user', content: QUESTION }, { role: 'assistant', content: null, tool_calls: [CALL] }, { role: 'tool', tool_call_id: CALL.id, content: '[1] Bees\nBees eat honey.' }] });
    expect((second!.input as { tools: unknown[] }).tools).toHaveLength(1);
  });

  test('has the time of the first chunk of a streamed answer', async () => {
    const streamed = (await replayed(fixture)).spans[3]!;
    expect(streamed.completionStartTime).toBeGreaterThan(streamed.startTime);
    expect(streamed.completionStartTime).toBeLessThan(streamed.endTime!);
    expect(streamed.events).toBeUndefined();
  });

  test('has a refused call as an error with its stack', async () => {
    const failed = (await replayed(fixture)).spans[4]!;
    expect(failed).toMatchObject({ status: 'ERROR', model: 'no-such-model', error: { type: 'openai.NotFoundError', message: expect.stringContaining('No such model') } });
    expect(failed.error!.stack).toContain('Traceback');
    expect(failed.events).toBeUndefined();
  });
});

test('workflows and tools of OpenLLMetry 0.40, with its names that were removed since', async () => {
  const receiving = await replayed('openllmetry-0.40.14.pb');
  const { traces } = receiving;
  expect(traces).toMatchObject([{ name: 'research.workflow', sessionId: 's-9', userId: 'u-9', project: 'traceloop-agent', output: 'Bees eat honey. [1]' }]);
  expect(receiving.span('research.workflow')).toMatchObject({ kind: 'CHAIN', input: { args: ['What do bees eat in winter?'] }, output: 'Bees eat honey. [1]' });
  expect(receiving.span('search.tool')).toMatchObject({ kind: 'TOOL', input: { args: ['bees'], kwargs: {} }, output: [{ text: 'Bees eat honey.' }], metadata: { 'traceloop.entity.name': 'search' } });
  const [first, second] = receiving.spans.filter(({ kind }) => kind === 'LLM');
  expect(first).toMatchObject({ model: 'filigree-extractive-1', tokenUsage: { promptTokens: 34, completionTokens: 8 }, metadata: { provider: 'OpenAI' } });
  expect(first!.input).toMatchObject({ messages: [{ role: 'user', content: 'What do bees eat in winter?' }], tools: [{ type: 'function', function: { name: 'search', parameters: { type: 'object' } } }] });
  expect(first!.output).toEqual({ messages: [{ role: 'assistant', content: null, tool_calls: [{ id: 'call_7fbbb258077f_0', type: 'function', function: { name: 'search', arguments: '{"query":"bees eat winter"}' } }], finish_reason: 'tool_calls' }] });
  expect((second!.input as { messages: object[] }).messages[2]).toEqual({ role: 'tool', tool_call_id: 'call_7fbbb258077f_0', content: '[1] Bees\nBees eat honey.' });
});

test.each(['opentelemetry-js-0.223.0.pb.gz', 'opentelemetry-js-0.223.0.json.gz'])('the JavaScript SDK, %s', async (fixture) => {
  const receiving = await replayed(fixture);
  expect(receiving.traces).toMatchObject([{ name: 'agent run', project: 'js-agent', release: '2.0.0', environment: 'test', sessionId: 'c-7', userId: 'u-1', status: 'COMPLETED' }]);
  const root = receiving.span('agent run');
  expect(root).toMatchObject({ kind: 'AGENT', metadata: { 'gen_ai.agent.name': 'helper', scope: { name: 'my-agent', version: '0.1.0' } } });
  expect(receiving.span('chat gpt-5.4')).toMatchObject({
    parentSpanId: root.spanId,
    kind: 'LLM',
    model: 'gpt-5.4',
    input: { messages: [{ role: 'user', content: 'Weather in Paris?' }] },
    output: { messages: [{ role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Paris"}' } }], finish_reason: 'tool_call' }] },
    tokenUsage: { promptTokens: 12, completionTokens: 5 },
  });
  const tool = receiving.span('execute_tool weather');
  expect(tool).toMatchObject({ kind: 'TOOL', input: { city: 'Paris' }, status: 'ERROR', error: { type: 'TypeError', message: 'no such city' }, events: [{ name: 'retry', attributes: { attempt: 2 } }] });
});
