/**
 * The embedded language model: deterministic, extractive, with no weights to download. It knows nothing by itself. What it
 * answers stands word for word in the prompt, and what it plans is made of the words of the question.
 */
import { answer } from './extract.js';
import { plan, type ToolCall } from './plan.js';
import { readPrompt } from './prompt.js';
import type { ChatRequest } from './request.js';
import { countPrompt, countTokens, tokenize } from './tokens.js';

export interface Reply {
  /** The answer in tokens, as a stream delivers them; empty when tools are called. */
  tokens: readonly string[];
  toolCalls: readonly ToolCall[];
  finishReason: 'stop' | 'length' | 'tool_calls';
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

/** Like its big siblings it asks for tools first and answers when the results are there. */
function wantsTools({ tools, toolChoice, messages }: ChatRequest): boolean {
  if (tools.length === 0 || toolChoice === 'none') return false;
  return toolChoice !== 'auto' || messages.at(-1)?.role !== 'tool';
}

function usage(request: ChatRequest, completion: number): Reply['usage'] {
  const texts = request.messages.map((message) => message.text);
  const prompt = countPrompt(request.tools.length > 0 ? [...texts, JSON.stringify(request.tools)] : texts);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

/** The same request always gives the same reply. */
export function complete(request: ChatRequest): Reply {
  const prompt = readPrompt(request.messages);
  if (wantsTools(request)) {
    const toolCalls = plan(request, prompt.question);
    const spent = toolCalls.reduce((sum, { name, arguments: json }) => sum + countTokens(name) + countTokens(json), 0);
    return { tokens: [], toolCalls, finishReason: 'tool_calls', usage: usage(request, spent) };
  }
  const all = tokenize(answer(prompt));
  const tokens = all.slice(0, request.maxTokens);
  return { tokens, toolCalls: [], finishReason: tokens.length < all.length ? 'length' : 'stop', usage: usage(request, tokens.length) };
}
