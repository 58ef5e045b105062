import { afterAll, beforeAll, expect, test } from '@jest/globals';
import OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParamsNonStreaming, ChatCompletionTool } from 'openai/resources/chat/completions';
import { startEmbeddedLlm, type EmbeddedLlm } from '../../examples/research-agent/embedded-llm/server.js';

let server: EmbeddedLlm;
let client: OpenAI;

beforeAll(async () => {
  server = await startEmbeddedLlm();
  client = new OpenAI({ baseURL: server.baseURL, apiKey: server.apiKey, maxRetries: 0 });
});

afterAll(() => server.close());

const CONTENT = 'Question: What do bees eat in winter?\n\n[1] Bees\nBees live in colonies. In winter they eat honey.';
const ANSWER = 'In winter they eat honey. [1]';
const request = (more: object = {}): ChatCompletionCreateParamsNonStreaming => ({
  model: server.model,
  messages: [{ role: 'user', content: CONTENT }],
  ...more,
});

const TOOLS: ChatCompletionTool[] = [
  { type: 'function', function: { name: 'search', parameters: { type: 'object', properties: { query: { type: 'string' } } } } },
];

async function streamed(more: object = {}): Promise<ChatCompletionChunk[]> {
  const chunks: ChatCompletionChunk[] = [];
  for await (const chunk of await client.chat.completions.create({ ...request(more), stream: true })) chunks.push(chunk);
  return chunks;
}

test('the models are listed', async () => {
  const ids: string[] = [];
  for await (const model of client.models.list()) ids.push(model.id);
  expect(ids).toEqual([server.model]);
});

test('a completion comes whole, with what it used', async () => {
  const completion = await client.chat.completions.create(request());
  expect(completion).toMatchObject({
    object: 'chat.completion',
    model: server.model,
    choices: [{ index: 0, message: { role: 'assistant', content: ANSWER }, finish_reason: 'stop' }],
  });
  const { prompt_tokens, completion_tokens, total_tokens } = completion.usage!;
  expect(prompt_tokens).toBeGreaterThan(20);
  expect(total_tokens).toBe(prompt_tokens + completion_tokens);
});

test('a stream brings the same text in pieces and the same usage at its end', async () => {
  const whole = await client.chat.completions.create(request());
  const chunks = await streamed({ stream_options: { include_usage: true } });
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(ANSWER);
  expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
  expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
});

test('a stream says nothing about usage when nobody asks', async () => {
  const chunks = await streamed();
  expect(chunks.every((chunk) => chunk.usage === undefined)).toBe(true);
});

test('a stream that the client breaks off leaves the server working', async () => {
  for await (const _ of await client.chat.completions.create({ ...request(), stream: true })) break;
  expect((await client.chat.completions.create(request())).choices[0]?.message.content).toBe(ANSWER);
});

test('tools are called', async () => {
  const { choices, usage } = await client.chat.completions.create(request({ tools: TOOLS }));
  expect(choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: { content: null, tool_calls: [{ type: 'function', function: { name: 'search', arguments: '{"query":"bees eat winter"}' } }] },
  });
  expect(usage?.completion_tokens).toBeGreaterThan(0);
});

test('tool calls in a stream are put together by the client', async () => {
  const final = await client.chat.completions.stream({ ...request({ tools: TOOLS }), stream: true }).finalChatCompletion();
  expect(final.choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'search', arguments: '{"query":"bees eat winter"}' } }]);
});

test('the same request gets the same answer, id and usage again', async () => {
  const [first, second] = [await client.chat.completions.create(request()), await client.chat.completions.create(request())];
  expect({ ...second, created: 0 }).toEqual({ ...first, created: 0 });
});

const refusals: [string, object, object][] = [
  ['another model', { model: 'gpt-5.4' }, { status: 404, code: 'model_not_found', param: 'model' }],
  ['no messages', { messages: [] }, { status: 400, param: 'messages' }],
  ['an unknown role', { messages: [{ role: 'robot', content: '' }] }, { status: 400, param: 'messages[0].role' }],
  ['a picture', { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }, { status: 400, param: 'messages[0].content' }],
  ['more than one answer', { n: 2 }, { status: 400, code: 'unsupported_parameter', param: 'n' }],
  ['structured output', { response_format: { type: 'json_object' } }, { status: 400, param: 'response_format' }],
  ['a tool that is not offered', { tool_choice: { type: 'function', function: { name: 'x' } } }, { status: 400, param: 'tool_choice' }],
  ['a limit of no tokens', { max_completion_tokens: 0 }, { status: 400, param: 'max_completion_tokens' }],
];

test.each(refusals)('%s is refused with the reason', async (_name, more, error) => {
  await expect(client.chat.completions.create(request(more))).rejects.toMatchObject(error);
});

test('a wrong key is refused', async () => {
  const stranger = new OpenAI({ baseURL: server.baseURL, apiKey: 'guessed', maxRetries: 0 });
  await expect(stranger.chat.completions.create(request())).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});

test.each([
  ['POST', '/chat/completions', 'not json', 400],
  ['POST', '/chat/completions', '[]', 400],
  ['GET', '/chat/completions', undefined, 405],
  ['POST', '/embeddings', '{}', 404],
])('%s %s with %j is answered with an error body', async (method, path, body, status) => {
  const response = await fetch(`${server.baseURL}${path}`, { method, body, headers: { authorization: `Bearer ${server.apiKey}` } });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message: expect.any(String), type: 'invalid_request_error' } });
});

test('a body that is too large is refused', async () => {
  const body = JSON.stringify({ messages: ['x'.repeat(9 * 1024 * 1024)] });
  const headers = { authorization: `Bearer ${server.apiKey}` };
  const response = await fetch(`${server.baseURL}/chat/completions`, { method: 'POST', body, headers });
  expect(response.status).toBe(413);
});
