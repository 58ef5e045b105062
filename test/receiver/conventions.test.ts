import { describe, expect, test } from '@jest/globals';
import { findChat } from '../../src/chat/find-chat.js';
import { Receiving } from './support/receiving.js';
import { rawSpan, requestOf } from './support/spans.js';
import type { SpanRecord } from '../../src/types.js';

async function received(attributes: Record<string, unknown>, fields: object = {}): Promise<SpanRecord> {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([rawSpan(attributes, fields)]));
  return receiving.spans[0]!;
}

describe('the kind of a span', () => {
  test.each([
    ['LLM', { 'openinference.span.kind': 'LLM' }],
    ['CHAIN', { 'openinference.span.kind': 'PROMPT' }],
    ['GUARDRAIL', { 'openinference.span.kind': 'GUARDRAIL', 'gen_ai.operation.name': 'chat' }],
    ['OTHER', { 'openinference.span.kind': 'NEW_KIND' }],
    ['LLM', { 'gen_ai.operation.name': 'text_completion' }],
    ['EMBEDDING', { 'gen_ai.operation.name': 'embeddings' }],
    ['AGENT', { 'gen_ai.operation.name': 'create_agent' }],
    ['RETRIEVER', { 'gen_ai.operation.name': 'retrieval' }],
    ['CHAIN', { 'traceloop.span.kind': 'task' }],
    ['RERANKER', { 'llm.request.type': 'rerank' }],
    ['TOOL', { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'search' }],
    ['OTHER', { 'mcp.method.name': 'initialize' }],
    ['LLM', { 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4' }],
    ['OTHER', { 'http.request.method': 'GET' }],
    ['OTHER', { 'gen_ai.operation.name': 'constructor' }],
  ])('is %s for %j', async (kind, attributes) => {
    expect(await received(attributes)).toMatchObject({ kind });
  });

  test.each([['execute_tool search', 'TOOL'], ['invoke_agent helper', 'AGENT'], ['GET /chat', 'OTHER'], ['chat', 'OTHER']])('of a span called %s is %s', async (name, kind) => {
    expect(await received({}, { name })).toMatchObject({ name, kind });
  });
});

test('names of the GenAI conventions that were removed are understood', async () => {
  const span = await received({ 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4', 'gen_ai.usage.prompt_tokens': 3, 'gen_ai.usage.completion_tokens': 4, 'gen_ai.prompt': '[{"role":"user","content":"Hi"}]', 'gen_ai.completion': 'Hello' });
  expect(span).toMatchObject({ tokenUsage: { promptTokens: 3, completionTokens: 4 }, input: { messages: [{ role: 'user', content: 'Hi' }] }, output: { messages: [{ role: 'assistant', content: 'Hello' }] }, metadata: { provider: 'openai' } });
});

test('messages of the conventions keep images, reasoning, tool results and instructions', async () => {
  const asked = [
    { role: 'user', parts: [{ type: 'text', content: 'What?' }, { type: 'uri', modality: 'image', uri: 'https://example.com/a.png' }, { type: 'blob', modality: 'image', mime_type: 'image/png', content: 'AAAA' }] },
    { role: 'assistant', parts: [{ type: 'reasoning', content: 'hm' }, { type: 'tool_call', id: 'c1', name: 'look', arguments: { a: 1 } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: { found: true } }, { type: 'tool_call_response', id: 'c2', response: 'no' }] },
  ];
  const span = await received({ 'gen_ai.operation.name': 'chat', 'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]', 'gen_ai.input.messages': asked });
  expect(span.input).toEqual({
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'What?' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] },
      { role: 'assistant', content: [{ type: 'reasoning', text: 'hm' }], tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"a":1}' } }] },
      { role: 'tool', tool_call_id: 'c1', content: '{"found":true}' },
      { role: 'tool', tool_call_id: 'c2', content: 'no' },
    ],
  });
});

test('the viewer knows a conversation that came as one of ours', async () => {
  const span = await received({ 'openinference.span.kind': 'LLM', 'llm.input_messages.0.message.role': 'user', 'llm.input_messages.0.message.content': 'Hi', 'llm.output_messages.0.message.role': 'assistant', 'llm.output_messages.0.message.tool_calls.0.tool_call.function.name': 'look' });
  expect(findChat(span.input, 'user')?.messages).toMatchObject([{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }]);
  expect(findChat(span.output, 'assistant')?.messages).toMatchObject([{ role: 'assistant', parts: [{ type: 'tool-call', name: 'look' }] }]);
});

test('messages as events of the span are its conversation', async () => {
  const event = (name: string, attributes: Record<string, string>) => ({ name, timeUnixNano: '1790000000000001500', attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })) });
  const events = [event('gen_ai.user.message', { content: 'Hi' }), event('gen_ai.choice', { 'gen_ai.event.content': '{"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}' }), event('other', {})];
  const span = await received({ 'gen_ai.operation.name': 'chat' }, { events });
  expect(span).toMatchObject({ input: { messages: [{ role: 'user', content: 'Hi' }] }, output: { messages: [{ role: 'assistant', content: 'Hello', finish_reason: 'stop' }] }, events: [{ name: 'other' }] });
});

test('prompt and completion in events are read as well', async () => {
  const events = [{ name: 'gen_ai.content.prompt', timeUnixNano: '1790000000000001500', attributes: [{ key: 'gen_ai.prompt', value: { stringValue: 'Hi' } }] }];
  expect(await received({ 'gen_ai.operation.name': 'chat' }, { events })).toMatchObject({ input: { messages: [{ role: 'user', content: 'Hi' }] } });
});

test('documents of a retrieval are a list, in their order', async () => {
  const span = await received({
    'openinference.span.kind': 'RETRIEVER',
    'input.value': 'bees',
    'retrieval.documents.10.document.content': 'last',
    'retrieval.documents.0.document.id': 'd1',
    'retrieval.documents.0.document.content': 'first',
    'retrieval.documents.0.document.score': 0.9,
    'retrieval.documents.0.document.metadata': '{"page":1}',
    'retrieval.documents.999999999.document.content': 'far',
  });
  expect(span).toMatchObject({ kind: 'RETRIEVER', input: 'bees' });
  expect(span.output).toEqual([{ id: 'd1', content: 'first', score: 0.9, metadata: { page: 1 } }, { content: 'last' }, { content: 'far' }]);
});

test('a reranker has its query and the documents before and after', async () => {
  const span = await received({ 'openinference.span.kind': 'RERANKER', 'reranker.model_name': 'rr-1', 'reranker.query': 'q', 'reranker.input_documents.0.document.id': 'a', 'reranker.output_documents.0.document.id': 'b' });
  expect(span).toMatchObject({ kind: 'RERANKER', model: 'rr-1', input: { query: 'q', documents: [{ id: 'a' }] }, output: [{ id: 'b' }] });
});

test('an embedding has its texts and vectors', async () => {
  const span = await received({ 'openinference.span.kind': 'EMBEDDING', 'embedding.model_name': 'e-1', 'embedding.embeddings.0.embedding.text': 'a', 'embedding.embeddings.0.embedding.vector': [0.1, 0.2] });
  expect(span).toMatchObject({ model: 'e-1', input: ['a'], output: [[0.1, 0.2]] });
});

test('a tool of the conventions or of MCP has its arguments and its result', async () => {
  const span = await received({ 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'search', 'gen_ai.tool.call.arguments': '{"q":"bees"}', 'gen_ai.tool.call.result': 'found' });
  expect(span).toMatchObject({ input: { q: 'bees' }, output: 'found', metadata: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'search' } });
});

test('cost and token details of OpenInference are ours', async () => {
  const span = await received({ 'openinference.span.kind': 'LLM', 'llm.cost.prompt': 0.1, 'llm.cost.completion': 0.2, 'llm.token_count.prompt': 10, 'llm.token_count.completion': 5, 'llm.token_count.total': 15, 'llm.token_count.prompt_details.cache_read': 3, 'llm.token_count.completion_details.reasoning': 2 });
  expect(span.cost).toEqual({ prompt: 0.1, completion: 0.2, total: 0.1 + 0.2 });
  expect(span.tokenUsage).toEqual({ promptTokens: 10, completionTokens: 5, cacheReadTokens: 3, reasoningTokens: 2 });
});

test('metadata and tags of OpenInference are ours, and unknown attributes are metadata', async () => {
  const span = await received({ metadata: '{"run":7}', 'tag.tags': '["a","b"]', 'custom.thing': { a: [1] }, 'code.filepath': 'a.py', 'code.lineno': 3, 'code.function': 'f' });
  expect(span).toMatchObject({ tags: ['a', 'b'], metadata: { run: 7, 'custom.thing': { a: [1] } }, source: { file: 'a.py', line: 3, function: 'f' } });
});

test('JSON that was cut on its way is text', async () => {
  expect(await received({ 'input.value': '{"a": [1, 2', 'input.mime_type': 'application/json' })).toMatchObject({ input: '{"a": [1, 2' });
});

test('a message list whose names make no list is nobody\'s, and breaks nothing', async () => {
  const span = await received({ 'openinference.span.kind': 'LLM', 'llm.input_messages.x.message.role': 'user', 'llm.input_messages': 'odd', 'llm.output_messages.0.message': 'odd', 'llm.output_messages.0.message.content': 'Hello', [`llm.input_messages.0${'.a'.repeat(5000)}`]: 1 });
  expect(span.output).toEqual({ messages: [{ role: 'assistant', content: 'Hello' }] });
});

describe('the AI SDK of Vercel', () => {
  const prompt = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: [{ type: 'text', text: 'Weather?' }, { type: 'file', mediaType: 'image/png', data: 'AAAA' }] },
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: { city: 'Paris' } }] },
    { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'weather', output: { type: 'json', value: { degrees: 21 } } }] },
  ];

  test('has one call to a model with its messages, tools, tokens and owner', async () => {
    const span = await received({
      'ai.operationId': 'ai.generateText.doGenerate',
      'ai.model.id': 'mock-1',
      'ai.model.provider': 'mock',
      'ai.prompt.messages': JSON.stringify(prompt),
      'ai.prompt.tools': ['{"type":"function","name":"weather"}'],
      'ai.response.text': 'It is 21 degrees.',
      'ai.response.toolCalls': '[{"toolCallId":"c2","toolName":"done","input":"{}"}]',
      'ai.response.finishReason': 'stop',
      'ai.usage.promptTokens': 10,
      'ai.usage.completionTokens': 20,
      'ai.usage.reasoningTokens': 5,
      'gen_ai.usage.input_tokens': 10,
      'gen_ai.usage.output_tokens': 20,
      'ai.telemetry.metadata.userId': 'u-1',
      'ai.telemetry.metadata.plan': 'pro',
    });
    expect(span).toMatchObject({
      kind: 'LLM',
      model: 'mock-1',
      tokenUsage: { promptTokens: 10, completionTokens: 20, reasoningTokens: 5 },
      input: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: [{ type: 'text', text: 'Weather?' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] },
          { role: 'assistant', tool_calls: [{ id: 'c1', function: { name: 'weather', arguments: '{"city":"Paris"}' } }] },
          { role: 'tool', tool_call_id: 'c1', content: '{"degrees":21}' },
        ],
        tools: [{ type: 'function', name: 'weather' }],
      },
      output: { messages: [{ role: 'assistant', content: 'It is 21 degrees.', tool_calls: [{ id: 'c2', function: { name: 'done', arguments: '{}' } }], finish_reason: 'stop' }] },
    });
    expect(span.metadata).toMatchObject({ provider: 'mock', plan: 'pro' });
    expect(Object.keys(span.metadata!).filter((name) => name.startsWith('ai.usage'))).toEqual([]);
  });

  test('counts the tokens of a run in its calls alone', async () => {
    const span = await received({ 'ai.operationId': 'ai.streamText', 'ai.model.id': 'mock-1', 'ai.prompt': '{"system":"Be brief.","prompt":"Weather?"}', 'ai.response.text': 'Fine.', 'ai.usage.promptTokens': 10 });
    expect(span).toMatchObject({ kind: 'AGENT', input: { messages: [{ role: 'system' }, { role: 'user', content: 'Weather?' }] }, output: { messages: [{ content: 'Fine.' }] } });
    expect(span).not.toHaveProperty('tokenUsage');
    expect(span).not.toHaveProperty('model');
  });

  test('has tools under their names, with arguments and result', async () => {
    const span = await received({ 'ai.operationId': 'ai.toolCall', 'ai.toolCall.name': 'weather', 'ai.toolCall.args': '{"city":"Paris"}', 'ai.toolCall.result': '{"degrees":21}' }, { name: 'ai.toolCall' });
    expect(span).toMatchObject({ name: 'weather', kind: 'TOOL', input: { city: 'Paris' }, output: { degrees: 21 } });
  });

  test('has what is embedded, and the vectors', async () => {
    const span = await received({ 'ai.operationId': 'ai.embed.doEmbed', 'ai.model.id': 'e-1', 'ai.values': ['"sunny"'], 'ai.embeddings': ['[0.1,0.2]'], 'ai.usage.tokens': 4 });
    expect(span).toMatchObject({ kind: 'EMBEDDING', model: 'e-1', input: ['sunny'], output: [[0.1, 0.2]], tokenUsage: { promptTokens: 4 } });
  });
});
