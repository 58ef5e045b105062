import { isFields, textOf } from '../../../../src/chat/chat.js';
import { VERCEL_AI } from '../../names/vercel-ai.js';
import { fromJsonText } from '../json-text.js';
import { listOf } from '../list-of.js';
import { image, messageOf, toolCall } from './message.js';
import type { Fields } from '../../../../src/chat/chat.js';
import type { AttributeReader } from '../attribute-reader.js';
import type { Block, Conversation, Message, ToolCall } from './message.js';

/** Messages of Vercel's AI SDK: of one call to a model, or of the whole run as the program gave it. */
export function fromVercelAi(attributes: AttributeReader): Conversation {
  if (!attributes.has(VERCEL_AI.OPERATION)) return { asked: [], answered: [], tools: [] };
  const sent = messagesOf(fromJsonText(attributes.value(VERCEL_AI.MESSAGES)));
  const given = promptOf(fromJsonText(attributes.value(VERCEL_AI.PROMPT)));
  return { asked: sent.length > 0 ? sent : given, answered: answerOf(attributes), tools: listOf(attributes.value(VERCEL_AI.TOOLS)).map(fromJsonText) };
}

function promptOf(given: unknown): readonly Message[] {
  if (!isFields(given)) return [];
  const said = (role: string, content: unknown): Message[] => (typeof content === 'string' ? [{ role, content }] : []);
  return [...said('system', given['system']), ...said('user', given['prompt']), ...messagesOf(given['messages']), ...messagesOf(given['prompt'])];
}

function answerOf(attributes: AttributeReader): readonly Message[] {
  const reasoning = attributes.text(VERCEL_AI.REASONING);
  const text = attributes.text(VERCEL_AI.TEXT, VERCEL_AI.OBJECT);
  const calls = listOf(fromJsonText(attributes.value(VERCEL_AI.TOOL_CALLS))).flatMap(callOf);
  const finishReason = attributes.text(VERCEL_AI.FINISH_REASON);
  const blocks: Block[] = [...(reasoning ? [{ type: 'reasoning' as const, text: reasoning }] : []), ...(text ? [{ type: 'text' as const, text }] : [])];
  return blocks.length + calls.length === 0 ? [] : [messageOf({ role: 'assistant', blocks, calls, finishReason })];
}

function messagesOf(value: unknown): readonly Message[] {
  return listOf(value).flatMap((message) => (isFields(message) ? messagesIn(message) : []));
}

/** One message holds several results there; each is a message here. */
function messagesIn({ content, role }: Fields): readonly Message[] {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : listOf(content).filter(isFields);
  const results = parts.filter(({ type }) => type === 'tool-result');
  const own = parts.filter(({ type }) => type !== 'tool-result');
  const calls = own.filter(({ type }) => type === 'tool-call').flatMap(callOf);
  const blocks = own.filter(({ type }) => type !== 'tool-call').map(blockOf);
  const said = own.length > 0 || results.length === 0 ? [messageOf({ role: textOf(role), blocks, calls })] : [];
  return [...said, ...results.map(resultOf)];
}

/** `input` and `output` since version 5, `args` and `result` before. */
function callOf(call: unknown): ToolCall[] {
  return isFields(call) ? [toolCall(call['toolCallId'], call['toolName'], call['input'] ?? call['args'])] : [];
}

function resultOf(part: Fields): Message {
  const { output } = part;
  const result = isFields(output) && 'value' in output ? output['value'] : (output ?? part['result']);
  const id = textOf(part['toolCallId']);
  return { role: 'tool', content: typeof result === 'string' ? result : (JSON.stringify(result) ?? ''), ...(id !== undefined && { tool_call_id: id }) };
}

function blockOf(part: Fields): Block {
  const { type, text } = part;
  if ((type === 'text' || type === 'reasoning') && typeof text === 'string') return { type, text };
  const source = textOf(part['data']) ?? textOf(part['image']) ?? textOf(part['url']);
  const media = textOf(part['mediaType']) ?? textOf(part['mimeType']) ?? 'image/*';
  if (source === undefined || !(type === 'image' || media.startsWith('image/'))) return part;
  return image(/^(https?|data):/.test(source) ? source : `data:${media};base64,${source}`);
}
