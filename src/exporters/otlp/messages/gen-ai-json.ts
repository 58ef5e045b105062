import { quote } from '../quote.js';
import type { JsonOf } from '../json-of.js';
import type { ChatMessage, Part } from '../../../chat/chat.js';

/** Messages as `gen_ai.input.messages` and `gen_ai.output.messages` have them: `[{ role, parts, finish_reason }]`, as JSON text. */
export function messagesJson(messages: readonly ChatMessage[], json: JsonOf): string {
  let text = '[';
  for (const message of messages) text += `${text === '[' ? '' : ','}${messageJson(message, json)}`;
  return `${text}]`;
}

/** Parts alone, as `gen_ai.system_instructions` has them. */
export function partsJson(parts: readonly Part[], json: JsonOf): string {
  let text = '[';
  for (const part of parts) text += `${text === '[' ? '' : ','}${partJson(part, json)}`;
  return `${text}]`;
}

function messageJson({ role, name, parts, finishReason }: ChatMessage, json: JsonOf): string {
  const named = name === undefined ? '' : `,"name":${quote(name)}`;
  const finished = finishReason === undefined ? '' : `,"finish_reason":${quote(finishReason)}`;
  return `{"role":${quote(role)}${named},"parts":${partsJson(parts, json)}${finished}}`;
}

function partJson(part: Part, json: JsonOf): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return `{"type":"${part.type}","content":${json.text(part.text)}}`;
    case 'tool-call':
      return `{"type":"tool_call",${idJson(part.id)}"name":${quote(part.name)},"arguments":${argumentsJson(part.arguments, json)}}`;
    case 'tool-result':
      return `{"type":"tool_call_response",${idJson(part.id)}"response":${json.value(part.result)}}`;
    case 'media':
      return mediaJson(part, json);
    default:
      return json.value(part.block);
  }
}

function idJson(id: string | undefined): string {
  return id === undefined ? '' : `"id":${quote(id)},`;
}

/** OpenAI's arguments are JSON text already; what is none, as an answer that was cut, stays text. */
function argumentsJson(given: unknown, json: JsonOf): string {
  return typeof given === 'string' && isJsonObject(given) ? given : json.value(given);
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function mediaJson({ modality, mimeType, url, data }: Extract<Part, { type: 'media' }>, json: JsonOf): string {
  const mime = mimeType === undefined ? '' : `,"mime_type":${quote(mimeType)}`;
  const rest = data === undefined ? `,"uri":${json.value(url)}` : `,"content":${json.text(data)}`;
  return `{"type":"${data === undefined ? 'uri' : 'blob'}","modality":"${modality}"${mime}${rest}}`;
}
