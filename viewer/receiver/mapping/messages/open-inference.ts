import { isFields, textOf } from '../../../../src/chat/chat.js';
import { listOf } from '../list-of.js';
import { image, messageOf, toolCall } from './message.js';
import type { Fields } from '../../../../src/chat/chat.js';
import type { Block, Message, ToolCall } from './message.js';

/** Messages of OpenInference, put together from `llm.input_messages.N.message.*`. */
export function openInferenceMessages(list: readonly unknown[]): readonly Message[] {
  return list.flatMap((entry) => (isFields(entry) && isFields(entry['message']) ? [readMessage(entry['message'])] : []));
}

function readMessage(message: Fields): Message {
  const { content, contents, finish_reason: reason, name, role, tool_call_id: toolCallId } = message;
  const said = textOf(content);
  const blocks: readonly Block[] = said === undefined ? listOf(contents).flatMap(readContent) : [{ type: 'text', text: said }];
  return messageOf({ role: textOf(role), name: textOf(name), blocks, calls: callsOf(message), toolCallId: textOf(toolCallId), finishReason: textOf(reason) });
}

function callsOf(message: Fields): readonly ToolCall[] {
  const calls = listOf(message['tool_calls']).flatMap((entry) => {
    const call = isFields(entry) ? entry['tool_call'] : undefined;
    if (!isFields(call)) return [];
    const of = isFields(call['function']) ? call['function'] : {};
    return [toolCall(call['id'], of['name'], of['arguments'])];
  });
  const former = textOf(message['function_call_name']);
  return former === undefined ? calls : [...calls, toolCall(undefined, former, message['function_call_arguments_json'])];
}

function readContent(entry: unknown): Block[] {
  const content = isFields(entry) ? entry['message_content'] : undefined;
  if (!isFields(content)) return [];
  const { image: of, text, type } = content;
  const url = imageUrl(of);
  if (url !== undefined) return [image(url)];
  if (typeof text === 'string') return [{ type: type === 'reasoning' ? 'reasoning' : 'text', text }];
  return [content];
}

/** `message_content.image.image.url`. */
function imageUrl(value: unknown): string | undefined {
  const inner = isFields(value) ? value['image'] : undefined;
  return isFields(inner) ? textOf(inner['url']) : undefined;
}
