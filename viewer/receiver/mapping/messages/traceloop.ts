import { isFields, textOf } from '../../../../src/chat/chat.js';
import { listOf } from '../list-of.js';
import { fromJsonText } from '../json-text.js';
import { messageOf, toolCall } from './message.js';
import type { Fields } from '../../../../src/chat/chat.js';
import type { Block, Message } from './message.js';

/** Messages of OpenLLMetry before 0.50, put together from `gen_ai.prompt.N.*` and `gen_ai.completion.N.*`. */
export function traceloopMessages(list: readonly unknown[], role: string): readonly Message[] {
  return list.flatMap((entry) => (isFields(entry) ? [readMessage(entry, role)] : []));
}

function readMessage(entry: Fields, role: string): Message {
  const calls = listOf(entry['tool_calls']).flatMap((call) => (isFields(call) ? [toolCall(call['id'], call['name'], call['arguments'])] : []));
  const finishReason = textOf(entry['finish_reason']);
  return messageOf({ role: textOf(entry['role']) ?? role, blocks: blocksOf(entry['content']), calls, toolCallId: textOf(entry['tool_call_id']), finishReason });
}

/** Blocks come as JSON text, in the shape that the provider has for them. */
function blocksOf(content: unknown): readonly Block[] {
  const value = fromJsonText(content);
  if (Array.isArray(value) && value.every((block) => isFields(block) && 'type' in block)) return value as Block[];
  return typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : [];
}
