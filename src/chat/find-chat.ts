import { isFields, textOf } from './chat.js';
import { isMessage, isMessages, readMessage, readMessages } from './read-message.js';
import { readContent } from './read-part.js';
import type { Chat, Fields } from './chat.js';

/** Fields of a request or an answer that hold its messages: OpenAI and Anthropic, Gemini, OpenAI's responses (both ways). */
const LISTS = ['messages', 'contents', 'input', 'output'] as const;

/** What is read into fields of its own. */
const READ: ReadonlySet<string> = new Set(['system', 'instructions', 'systemInstruction', 'tools']);

/** What a message of its own has besides: an answer of Anthropic's is a message, with an id and a model. */
const MESSAGE: ReadonlySet<string> = new Set(['role', 'content', 'parts', 'name', 'tool_calls', 'tool_call_id', 'finish_reason']);

/**
 * The conversation in a captured value: messages as OpenAI (chat completions, responses), Anthropic, Gemini and the AI SDK
 * have them, by themselves, in a request or an answer, or in one argument of the captured call. A bare text is a message of
 * `role`. `undefined` for what has none of these shapes.
 */
export function findChat(value: unknown, role: 'user' | 'assistant'): Chat | undefined {
  if (typeof value === 'string') return fromText(value, role);
  const found = chatOf(value);
  if (found !== undefined || !isFields(value)) return found;
  const names = Object.keys(value);
  const prompt = role === 'user' ? textOf(value['prompt']) : undefined;
  if (prompt !== undefined) return { ...fromText(prompt, role), alone: names.length === 1 };
  return firstChat(names.map((name) => value[name]));
}

/** The arguments of a captured call are an object by their names: one of them can be the request. */
function firstChat(candidates: readonly unknown[]): Chat | undefined {
  for (const candidate of candidates) {
    const found = chatOf(candidate);
    if (found !== undefined) return candidates.length === 1 ? found : { ...found, alone: false };
  }
  return undefined;
}

function fromText(text: string, role: string): Chat {
  return { messages: [{ role, name: undefined, parts: [{ type: 'text', text }], finishReason: undefined }], alone: true };
}

function chatOf(value: unknown): Chat | undefined {
  if (isMessages(value)) return { messages: readMessages(value), alone: true };
  if (!isFields(value)) return undefined;
  if (isMessage(value)) return { messages: [readMessage(value)], rest: without(value, MESSAGE), alone: true };
  return fromRequest(value) ?? fromChoices(value);
}

/** Messages in a field of their own, with instructions and tools beside them. */
function fromRequest(request: Fields): Chat | undefined {
  const name = LISTS.find((field) => isMessages(request[field]));
  if (name !== undefined) return besides(request, name, readMessages(request[name] as readonly Fields[]));
  const asked = 'model' in request || 'instructions' in request ? textOf(request['input']) : undefined;
  return asked === undefined ? undefined : besides(request, 'input', fromText(asked, 'user').messages);
}

function besides(request: Fields, name: string, messages: Chat['messages']): Chat {
  const { instructions, system, systemInstruction, tools } = request;
  const told = system ?? instructions ?? (isFields(systemInstruction) ? systemInstruction['parts'] : systemInstruction);
  const rest = without(request, READ, name);
  return { messages, system: told === undefined ? undefined : readContent(told), tools: Array.isArray(tools) ? tools : undefined, rest, alone: true };
}

/** Answers: `choices[].message` (OpenAI), `candidates[].content` (Gemini). */
function fromChoices(answer: Fields): Chat | undefined {
  const list = answer['choices'] ?? answer['candidates'];
  if (!Array.isArray(list)) return undefined;
  const messages = list.flatMap((choice) => fromChoice(choice));
  return messages.length === 0 ? undefined : { messages, rest: answer, alone: true };
}

function fromChoice(choice: unknown): Chat['messages'] {
  if (!isFields(choice)) return [];
  const message = choice['message'] ?? choice['content'];
  return isMessage(message) ? [readMessage(message, choice['finish_reason'] ?? choice['finishReason'])] : [];
}

/** `undefined` when nothing is left. */
function without(fields: Fields, names: ReadonlySet<string>, name?: string): Fields | undefined {
  let rest: Record<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    if (key !== name && !names.has(key) && fields[key] !== undefined) (rest ??= {})[key] = fields[key];
  }
  return rest;
}
