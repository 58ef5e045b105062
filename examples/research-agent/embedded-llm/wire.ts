/** A reply of the model in the words of OpenAI's chat completions API, whole or in chunks. */
import { createHash } from 'node:crypto';
import type { ChatCompletion, ChatCompletionChunk, ChatCompletionMessageToolCall } from 'openai/resources/chat/completions';
import type { Reply } from './model.js';
import { EMBEDDED_MODEL } from './request.js';
import { tokenize } from './tokens.js';

/** What all parts of one response share. */
export interface Envelope {
  id: string;
  /** Seconds since the Unix epoch. */
  created: number;
}

/** The same request gets the same id: a second run of a program can be compared with the first, line by line. */
export function envelope(body: string): Envelope {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 24);
  return { id: `chatcmpl-${digest}`, created: Math.floor(Date.now() / 1000) };
}

const callId = ({ id }: Envelope, index: number): string => `call_${id.slice(-12)}_${index}`;

export function toCompletion(reply: Reply, head: Envelope): ChatCompletion {
  const calls = reply.toolCalls.map(
    (call, index): ChatCompletionMessageToolCall => ({ id: callId(head, index), type: 'function', function: call }),
  );
  const message: ChatCompletion.Choice['message'] = {
    role: 'assistant',
    content: calls.length > 0 ? null : reply.tokens.join(''),
    refusal: null,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return {
    ...head,
    object: 'chat.completion',
    model: EMBEDDED_MODEL,
    choices: [{ index: 0, message, logprobs: null, finish_reason: reply.finishReason }],
    usage: reply.usage,
  };
}

type Delta = ChatCompletionChunk.Choice.Delta;

/** What changes from chunk to chunk: the role first, then text or pieces of the tools' arguments. */
function* deltas(reply: Reply, head: Envelope): Generator<Delta> {
  yield { role: 'assistant', content: reply.toolCalls.length > 0 ? null : '' };
  for (const content of reply.tokens) yield { content };
  for (const [index, call] of reply.toolCalls.entries()) {
    yield { tool_calls: [{ index, id: callId(head, index), type: 'function', function: { name: call.name, arguments: '' } }] };
    for (const piece of tokenize(call.arguments)) yield { tool_calls: [{ index, function: { arguments: piece } }] };
  }
}

/** The chunks of a streamed response. With `includeUsage` a last one without choices carries the usage, as OpenAI sends it. */
export function* toChunks(reply: Reply, head: Envelope, includeUsage: boolean): Generator<ChatCompletionChunk> {
  const base = { ...head, object: 'chat.completion.chunk', model: EMBEDDED_MODEL, ...(includeUsage && { usage: null }) } as const;
  for (const delta of deltas(reply, head)) yield { ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: null }] };
  yield { ...base, choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: reply.finishReason }] };
  if (includeUsage) yield { ...base, choices: [], usage: reply.usage };
}
