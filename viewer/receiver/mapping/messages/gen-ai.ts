import { isFields, textOf } from '../../../../src/chat/chat.js';
import { listOf } from '../list-of.js';
import { fromJsonText } from '../json-text.js';
import { image, messageOf, toolCall } from './message.js';
import type { Fields } from '../../../../src/chat/chat.js';
import type { Block, Message } from './message.js';

/**
 * Messages of the GenAI conventions, `[{ role, parts, finish_reason }]`, as a value or as JSON text. What is there and has
 * another shape, as the messages that `gen_ai.prompt` once had, is taken as it is; a text, also JSON that was cut, is one
 * message of `role`.
 */
export function genAiMessages(value: unknown, role: string): readonly Message[] {
  const said = fromJsonText(value);
  if (typeof said === 'string' && said !== '') return [{ role, content: said }];
  return listOf(said).flatMap((message) => (isFields(message) ? readMessage(message) : []));
}

/** `gen_ai.system_instructions`: parts alone, or a text. */
export function systemMessage(value: unknown): readonly Message[] {
  const said = fromJsonText(value);
  if (typeof said === 'string') return [{ role: 'system', content: said }];
  const blocks = listOf(said).flatMap((part) => readPart(part));
  return blocks.length === 0 ? [] : [messageOf({ role: 'system', blocks, calls: [] })];
}

function readMessage(message: Fields): Message[] {
  const parts = message['parts'];
  if (!Array.isArray(parts)) return 'content' in message || 'tool_calls' in message ? [{ ...message, role: textOf(message['role']) ?? 'user' } as Message] : [];
  const responses = parts.filter(isResponse);
  const rest = parts.filter((part) => !isResponse(part));
  const own = rest.length > 0 || responses.length === 0 ? [readOwn(message, rest)] : [];
  return [...own, ...responses.map(readResponse)];
}

function readOwn(message: Fields, parts: readonly unknown[]): Message {
  const calls = parts.filter(isCall).map((call) => toolCall(call['id'], call['name'], call['arguments']));
  const blocks = parts.filter((part) => !isCall(part)).flatMap((part) => readPart(part));
  return messageOf({ role: textOf(message['role']), name: textOf(message['name']), blocks, calls, finishReason: textOf(message['finish_reason']) });
}

/** One message holds several results there; each is a message here. */
function readResponse(part: Fields): Message {
  const given = part['response'] ?? part['result'];
  const message: Message = { role: 'tool', content: typeof given === 'string' ? given : (JSON.stringify(given) ?? '') };
  const id = textOf(part['id']);
  if (id !== undefined) message.tool_call_id = id;
  return message;
}

function isCall(part: unknown): part is Fields {
  return isFields(part) && part['type'] === 'tool_call';
}

function isResponse(part: unknown): part is Fields {
  return isFields(part) && part['type'] === 'tool_call_response';
}

function readPart(part: unknown): Block[] {
  if (typeof part === 'string') return [{ type: 'text', text: part }];
  if (!isFields(part)) return [];
  const { content, mime_type: mime, modality, type, uri } = part;
  const said = textOf(content) ?? textOf(part['text']);
  if ((type === 'text' || type === 'reasoning') && said !== undefined) return [{ type, text: said }];
  if (modality === 'image' && type === 'blob' && said !== undefined) return [image(`data:${textOf(mime) ?? 'image/*'};base64,${said}`)];
  return modality === 'image' && type === 'uri' && typeof uri === 'string' ? [image(uri)] : [part];
}
