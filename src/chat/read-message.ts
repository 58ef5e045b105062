import { isFields, textOf } from './chat.js';
import { readContent, readToolCall, readToolResult } from './read-part.js';
import type { ChatMessage, Fields, Part } from './chat.js';

/** Items of OpenAI's Responses API that are no messages and have no role. */
const ITEMS: ReadonlySet<unknown> = new Set(['function_call', 'function_call_output', 'reasoning']);

/** Whether a value is one message: it says whose. */
export function isMessage(value: unknown): value is Fields {
  return isFields(value) && ((typeof value['role'] === 'string' && hasContent(value)) || ITEMS.has(value['type']));
}

export function isMessages(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isMessage);
}

function hasContent(value: Fields): boolean {
  return 'content' in value || 'parts' in value || 'tool_calls' in value;
}

/** A message of any of the shapes that `isMessage` takes. */
export function readMessage(message: Fields, finishReason?: unknown): ChatMessage {
  const reason = textOf(finishReason) ?? textOf(message['finish_reason']) ?? textOf(message['stop_reason']);
  return { role: roleOf(message), name: message['role'] === undefined ? undefined : textOf(message['name']), parts: partsOf(message), finishReason: reason };
}

export function readMessages(messages: readonly Fields[]): readonly ChatMessage[] {
  return messages.map((message) => readMessage(message));
}

function roleOf({ role, type }: Fields): string {
  if (typeof role === 'string') return role;
  return type === 'function_call_output' ? 'tool' : 'assistant';
}

function partsOf(message: Fields): readonly Part[] {
  const { content, parts, role, summary, tool_calls: calls, type } = message;
  if (type === 'function_call') return [readToolCall(message)];
  if (type === 'function_call_output') return [readToolResult(message, message['call_id'])];
  if (type === 'reasoning') return readContent(summary).map(asReasoning);
  if (role === 'tool' && typeof message['tool_call_id'] === 'string') return [readToolResult(message, message['tool_call_id'])];
  const said = readContent(content ?? parts);
  return Array.isArray(calls) ? [...said, ...calls.map(readToolCall)] : said;
}

function asReasoning(part: Part): Part {
  if (part.type === 'text') return { type: 'reasoning', text: part.text };
  return part.type === 'other' && isFields(part.block) ? { type: 'reasoning', text: textOf(part.block['text']) ?? '' } : part;
}
