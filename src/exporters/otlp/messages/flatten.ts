import type { JsonOf } from '../json-of.js';
import type { AttributeWriter } from '../request-writer.js';
import type { ChatMessage, Part } from '../../../chat/chat.js';

/** Names of one message, made once: joining them anew took longer than writing the attribute. */
interface MessageKeys {
  readonly role: string;
  readonly name: string;
  readonly content: string;
  readonly contents: string;
  readonly toolCalls: string;
  readonly toolCallId: string;
}

const MAX_KNOWN = 256;
const known = new Map<string, MessageKeys[]>();

/** Messages as OpenInference has them: `PREFIX.N.message.role`, `.content`, `.contents.M.message_content.*`, `.tool_calls.M.tool_call.*`. */
export function flattenMessages(to: AttributeWriter, prefix: string, messages: readonly ChatMessage[], json: JsonOf): void {
  for (let i = 0; i < messages.length; i++) flattenMessage(to, keysOf(prefix, i), messages[i]!, json);
}

function flattenMessage(to: AttributeWriter, keys: MessageKeys, { role, name, parts }: ChatMessage, json: JsonOf): void {
  to.text(keys.role, role);
  if (name !== undefined) to.text(keys.name, name);
  const said = parts.filter(({ type }) => type !== 'tool-call');
  if (said.length === 1 && isSpoken(said[0]!)) to.text(keys.content, spoken(said[0]!, json));
  else said.forEach((part, index) => flattenContent(to, `${keys.contents}.${index}.message_content`, part, json));
  flattenTools(to, keys, parts, json);
}

/** Whether a part is the whole content of its message as a text. */
function isSpoken({ type }: Part): boolean {
  return type === 'text' || type === 'tool-result';
}

function spoken(part: Part, json: JsonOf): string {
  if (part.type === 'text' || part.type === 'reasoning') return part.text;
  const value = part.type === 'tool-result' ? part.result : part;
  return typeof value === 'string' ? value : json.value(value);
}

function flattenContent(to: AttributeWriter, key: string, part: Part, json: JsonOf): void {
  if (part.type === 'media' && part.modality === 'image') {
    to.text(`${key}.type`, 'image');
    to.text(`${key}.image.image.url`, part.url ?? `data:${part.mimeType ?? 'image/*'};base64,${part.data ?? ''}`);
    return;
  }
  to.text(`${key}.type`, part.type === 'reasoning' ? 'reasoning' : 'text');
  to.text(`${key}.text`, part.type === 'other' ? json.value(part.block) : spoken(part, json));
}

function flattenTools(to: AttributeWriter, keys: MessageKeys, parts: readonly Part[], json: JsonOf): void {
  let calls = 0;
  let answered = false;
  for (const part of parts) {
    if (part.type === 'tool-call') flattenCall(to, `${keys.toolCalls}.${calls++}.tool_call`, part, json);
    // The name has no index: a message with several results names the first.
    if (part.type !== 'tool-result' || part.id === undefined || answered) continue;
    to.text(keys.toolCallId, part.id);
    answered = true;
  }
}

function flattenCall(to: AttributeWriter, key: string, call: Extract<Part, { type: 'tool-call' }>, json: JsonOf): void {
  if (call.id !== undefined) to.text(`${key}.id`, call.id);
  to.text(`${key}.function.name`, call.name);
  const given = call.arguments;
  to.text(`${key}.function.arguments`, typeof given === 'string' ? given : json.value(given));
}

function keysOf(prefix: string, index: number): MessageKeys {
  const list = known.get(prefix) ?? newList(prefix);
  if (index >= MAX_KNOWN) return makeKeys(prefix, index);
  return (list[index] ??= makeKeys(prefix, index));
}

function newList(prefix: string): MessageKeys[] {
  const list: MessageKeys[] = [];
  known.set(prefix, list);
  return list;
}

function makeKeys(prefix: string, index: number): MessageKeys {
  const message = `${prefix}.${index}.message`;
  return {
    role: `${message}.role`,
    name: `${message}.name`,
    content: `${message}.content`,
    contents: `${message}.contents`,
    toolCalls: `${message}.tool_calls`,
    toolCallId: `${message}.tool_call_id`,
  };
}
