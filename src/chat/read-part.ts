import { isFields, textOf } from './chat.js';
import type { Fields, Part } from './chat.js';

/** The content of a message: a text, or blocks as OpenAI, Anthropic, Gemini and the GenAI conventions have them. */
export function readContent(content: unknown): Part[] {
  if (content === undefined || content === null || content === '') return [];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.map(readBlock) : [readBlock(content)];
}

/** A call of a tool as OpenAI's chat completions have it, or with the fields of a block. */
export function readToolCall(call: unknown): Part {
  if (!isFields(call)) return { type: 'other', block: call };
  const of = isFields(call['function']) ? call['function'] : call;
  const id = textOf(call['call_id']) ?? textOf(call['id']) ?? textOf(call['toolCallId']);
  const name = textOf(of['name']) ?? textOf(of['toolName']) ?? '';
  return { type: 'tool-call', id, name, arguments: of['arguments'] ?? of['args'] ?? of['input'] };
}

export function readToolResult(of: Fields, id: unknown): Part {
  return { type: 'tool-result', id: textOf(id), result: of['output'] ?? of['result'] ?? of['response'] ?? of['content'] };
}

type Reader = (block: Fields) => Part;

const text: Reader = (block) => ({ type: 'text', text: textOf(block['text']) ?? textOf(block['content']) ?? '' });
const call: Reader = (block) => readToolCall(block);
const result: Reader = (block) => readToolResult(block, block['tool_use_id'] ?? block['call_id'] ?? block['id'] ?? block['toolCallId']);

/** By the `type` of a block: of OpenAI (`text`, `input_text`, `image_url` …), Anthropic (`tool_use` …), AI SDK (`tool-call` …). */
const READERS: ReadonlyMap<unknown, Reader> = new Map<unknown, Reader>([
  ['text', text],
  ['input_text', text],
  ['output_text', text],
  ['thinking', (block) => ({ type: 'reasoning', text: textOf(block['thinking']) ?? '' })],
  ['reasoning', (block) => ({ type: 'reasoning', text: textOf(block['text']) ?? textOf(block['content']) ?? '' })],
  ['tool_use', call],
  ['tool_call', call],
  ['tool-call', call],
  ['tool_result', result],
  ['tool_call_response', result],
  ['tool-result', result],
  ['image_url', (block) => media('image', isFields(block['image_url']) ? block['image_url']['url'] : block['image_url'])],
  ['input_image', (block) => media('image', block['image_url'])],
  ['image', (block) => readSource('image', block)],
  ['document', (block) => readSource('document', block)],
]);

function readBlock(block: unknown): Part {
  if (typeof block === 'string') return { type: 'text', text: block };
  if (!isFields(block)) return { type: 'other', block };
  const read = READERS.get(block['type']);
  if (read !== undefined) return read(block);
  return block['type'] === undefined ? readGeminiPart(block) : { type: 'other', block };
}

/** Gemini's parts have no type: the field that is there says it. */
function readGeminiPart(part: Fields): Part {
  const { functionCall, functionResponse, text: said } = part;
  if (typeof said === 'string') return { type: part['thought'] === true ? 'reasoning' : 'text', text: said };
  if (isFields(functionCall)) return readToolCall(functionCall);
  if (isFields(functionResponse)) return readToolResult(functionResponse, functionResponse['id'] ?? functionResponse['name']);
  return { type: 'other', block: part };
}

/** Anthropic's images and documents: `source` is `{ type: 'base64', media_type, data }` or `{ type: 'url', url }`. */
function readSource(modality: string, block: Fields): Part {
  const { source } = block;
  if (!isFields(source)) return { type: 'other', block };
  const { data, media_type: mimeType, url } = source;
  return { type: 'media', modality, mimeType: textOf(mimeType), url: textOf(url), data: textOf(data) };
}

function media(modality: string, url: unknown): Part {
  const [, mimeType, data] = /^data:([^;,]*);base64,(.*)$/s.exec(textOf(url) ?? '') ?? [];
  return { type: 'media', modality, mimeType, url: data === undefined ? textOf(url) : undefined, data };
}
