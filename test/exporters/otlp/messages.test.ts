import { describe, expect, test } from '@jest/globals';
import { exportedSpan } from './support/exporting.js';
import { aSpan } from './support/records.js';

const llm = async (input: unknown, output?: unknown) => (await exportedSpan(aSpan({ kind: 'LLM', input, output }))).attributes;
const messagesOf = (attributes: Record<string, unknown>, side: 'input' | 'output') => JSON.parse(attributes[`gen_ai.${side}.messages`] as string) as unknown;

const OPENAI = {
  model: 'gpt-5.4',
  temperature: 0.2,
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: [{ type: 'text', text: 'What is this?' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
    { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"a.png"}' } }] },
    { role: 'tool', tool_call_id: 'call_1', content: 'a tree' },
  ],
  tools: [{ type: 'function', function: { name: 'look' } }],
};

test('a request to OpenAI has its messages in the shape of both conventions', async () => {
  const attributes = await llm(OPENAI);
  expect(messagesOf(attributes, 'input')).toEqual([
    { role: 'system', parts: [{ type: 'text', content: 'Be brief.' }] },
    { role: 'user', parts: [{ type: 'text', content: 'What is this?' }, { type: 'uri', modality: 'image', uri: 'https://example.com/a.png' }] },
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'call_1', name: 'look', arguments: { at: 'a.png' } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: 'a tree' }] },
  ]);
  expect(attributes).toMatchObject({
    'gen_ai.request.model': 'gpt-5.4',
    'gen_ai.request.temperature': 0.2,
    'gen_ai.tool.definitions': JSON.stringify(OPENAI.tools),
    'llm.tools.0.tool.json_schema': JSON.stringify(OPENAI.tools[0]),
    'llm.invocation_parameters': '{"temperature":0.2}',
    'llm.input_messages.0.message.role': 'system',
    'llm.input_messages.0.message.content': 'Be brief.',
    'llm.input_messages.1.message.contents.0.message_content.text': 'What is this?',
    'llm.input_messages.1.message.contents.1.message_content.image.image.url': 'https://example.com/a.png',
    'llm.input_messages.2.message.tool_calls.0.tool_call.id': 'call_1',
    'llm.input_messages.2.message.tool_calls.0.tool_call.function.name': 'look',
    'llm.input_messages.2.message.tool_calls.0.tool_call.function.arguments': '{"at":"a.png"}',
    'llm.input_messages.3.message.tool_call_id': 'call_1',
    'llm.input_messages.3.message.content': 'a tree',
  });
});

test('an answer of OpenAI has its message, id, model and reason', async () => {
  const answer = { id: 'chatcmpl-1', model: 'gpt-5.4-2026', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'A tree.' } }], usage: { total_tokens: 3 } };
  const attributes = await llm('x', answer);
  expect(messagesOf(attributes, 'output')).toEqual([{ role: 'assistant', parts: [{ type: 'text', content: 'A tree.' }], finish_reason: 'stop' }]);
  expect(attributes).toMatchObject({ 'gen_ai.response.id': 'chatcmpl-1', 'gen_ai.response.model': 'gpt-5.4-2026', 'gen_ai.response.finish_reasons': ['stop'], 'llm.output_messages.0.message.content': 'A tree.' });
  expect(JSON.parse(attributes['output.value'] as string)).toEqual(answer);
});

test('requests and answers of Anthropic are understood: blocks, instructions, thinking, tool results', async () => {
  const attributes = await llm(
    {
      model: 'claude-5',
      max_tokens: 100,
      system: 'Be brief.',
      messages: [
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'look', input: { at: 'a.png' } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: 'a tree' }] }, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } }] },
      ],
    },
    { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-5-1', content: [{ type: 'thinking', thinking: 'Hm.' }, { type: 'text', text: 'A tree.' }], stop_reason: 'end_turn' },
  );
  expect(messagesOf(attributes, 'input')).toEqual([
    { role: 'assistant', parts: [{ type: 'tool_call', id: 't1', name: 'look', arguments: { at: 'a.png' } }] },
    { role: 'user', parts: [{ type: 'tool_call_response', id: 't1', response: [{ type: 'text', text: 'a tree' }] }, { type: 'blob', modality: 'image', mime_type: 'image/png', content: 'AAAA' }] },
  ]);
  expect(messagesOf(attributes, 'output')).toEqual([{ role: 'assistant', parts: [{ type: 'reasoning', content: 'Hm.' }, { type: 'text', content: 'A tree.' }], finish_reason: 'end_turn' }]);
  expect(attributes).toMatchObject({
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.request.max_tokens': 100,
    'gen_ai.response.id': 'msg_1',
    'gen_ai.response.model': 'claude-5-1',
    'llm.input_messages.0.message.role': 'system',
    'llm.input_messages.2.message.tool_call_id': 't1',
  });
});

test('OpenAI responses: items without a role, instructions, a bare text as input', async () => {
  const items = [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hm.' }] }, { type: 'function_call', call_id: 'c1', name: 'look', arguments: '{}' }, { type: 'function_call_output', call_id: 'c1', output: 'a tree' }];
  const attributes = await llm({ model: 'gpt-5.4', instructions: 'Be brief.', input: 'What?' }, { id: 'resp_1', object: 'response', output: items });
  expect(messagesOf(attributes, 'input')).toEqual([{ role: 'user', parts: [{ type: 'text', content: 'What?' }] }]);
  expect(messagesOf(attributes, 'output')).toEqual([
    { role: 'assistant', parts: [{ type: 'text', content: 'Hm.' }] },
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'look', arguments: {} }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'a tree' }] },
  ]);
  expect(attributes['gen_ai.response.id']).toBe('resp_1');
});

test('requests and answers of Gemini are understood', async () => {
  const attributes = await llm(
    { contents: [{ role: 'user', parts: [{ text: 'What?' }] }], systemInstruction: { parts: [{ text: 'Be brief.' }] } },
    { candidates: [{ content: { role: 'model', parts: [{ functionCall: { name: 'look', args: { at: 1 } } }] }, finishReason: 'STOP' }] },
  );
  expect(messagesOf(attributes, 'input')).toEqual([{ role: 'user', parts: [{ type: 'text', content: 'What?' }] }]);
  expect(attributes['gen_ai.system_instructions']).toBe('[{"type":"text","content":"Be brief."}]');
  expect(messagesOf(attributes, 'output')).toEqual([{ role: 'model', parts: [{ type: 'tool_call', name: 'look', arguments: { at: 1 } }], finish_reason: 'STOP' }]);
});

describe('what the list of spans shows', () => {
  test('is the last text where the messages are all there is', async () => {
    const attributes = await llm({ request: OPENAI }, { messages: [{ role: 'assistant', content: 'A tree.' }] });
    expect(attributes).toMatchObject({ 'input.value': 'What is this?', 'input.mime_type': 'text/plain', 'output.value': 'A tree.', 'output.mime_type': 'text/plain' });
  });

  test('is the whole call where there are other arguments', async () => {
    const attributes = await llm({ request: [{ role: 'user', content: 'hi' }], retries: 3 });
    expect(attributes['input.value']).toBe('{"request":[{"role":"user","content":"hi"}],"retries":3}');
    expect(messagesOf(attributes, 'input')).toEqual([{ role: 'user', parts: [{ type: 'text', content: 'hi' }] }]);
  });
});

test.each([
  ['a bare text', 'hi', 'hello'],
  ['an argument called prompt', { prompt: 'hi' }, 'hello'],
])('%s is a message of the user, and a text that came back one of the model', async (_what, input, output) => {
  const attributes = await llm(input, output);
  expect(messagesOf(attributes, 'input')).toEqual([{ role: 'user', parts: [{ type: 'text', content: 'hi' }] }]);
  expect(messagesOf(attributes, 'output')).toEqual([{ role: 'assistant', parts: [{ type: 'text', content: 'hello' }] }]);
});

test.each([
  ['no messages', { question: 'x', k: 1 }],
  ['an empty list', { messages: [] }],
  ['a list that is only partly messages', { messages: [{ role: 'user', content: 'x' }, 7] }],
  ['a person with a role', { role: 'admin', name: 'x' }],
  ['choices without messages', { choices: ['a', 'b'] }],
  ['nothing', null],
])('%s is no conversation: the value is there as JSON', async (_what, input) => {
  const attributes = await llm(input);
  expect(attributes['gen_ai.input.messages']).toBeUndefined();
  expect(JSON.parse(attributes['input.value'] as string)).toEqual(input);
});

test('a span that is no call to a model keeps its value as it is', async () => {
  const { attributes } = await exportedSpan(aSpan({ kind: 'CHAIN', input: OPENAI }));
  expect(JSON.parse(attributes['input.value'] as string)).toEqual(OPENAI);
  expect(attributes['gen_ai.input.messages']).toBeUndefined();
});

test('arguments of a tool call that are no JSON stay text', async () => {
  const call = (given: string) => [{ role: 'assistant', tool_calls: [{ id: 'c', function: { name: 'f', arguments: given } }] }];
  expect(messagesOf(await llm(call('{"a":')), 'input')).toMatchObject([{ parts: [{ arguments: '{"a":' }] }]);
});
