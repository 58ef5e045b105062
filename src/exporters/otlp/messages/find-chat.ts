import { isFields, textOf } from './chat.js';
import { isMessage, isMessages, readMessage } from './read-message.js';
import { readContent } from './read-part.js';
import type { Chat, Fields } from './chat.js';

/**
 * The conversation in a captured value: messages as OpenAI (chat completions, responses), Anthropic, Gemini and the AI SDK
 * have them, alone, in a request or an answer, or in one argument of the captured call. A bare text is a message of
 * `role`. `undefined` for what has none of these shapes.
 */
export function findChat(value: unknown, role: 'user' | 'assistant'): Chat | undefined {
  if (typeof value === 'string') return fromText(value, role);
  const found = chatOf(value);
  if (found !== undefined || !isFields(value)) return found;
  if (role === 'user' && typeof value['prompt'] === 'string') return { ...fromText(value['prompt'], role), envelope: value };
  return firstChat(Object.values(value));
}

/** The arguments of a captured call are an object by their names: one of them can be the request. */
function firstChat(candidates: readonly unknown[]): Chat | undefined {
  for (const candidate of candidates) {
    const found = chatOf(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromText(text: string, role: string): Chat {
  return { messages: [{ role, name: undefined, parts: [{ type: 'text', text }], finishReason: undefined }] };
}

function chatOf(value: unknown): Chat | undefined {
  if (isMessages(value)) return { messages: value.map((message) => readMessage(message)) };
  if (!isFields(value)) return undefined;
  if (isMessage(value)) return { messages: [readMessage(value)], envelope: value };
  return fromRequest(value) ?? fromChoices(value);
}

/** `messages` (OpenAI, Anthropic), `input` (OpenAI responses), `contents` (Gemini), with instructions and tools beside them. */
function fromRequest(request: Fields): Chat | undefined {
  const list = [request['messages'], request['contents'], request['input'], request['output']].find(isMessages);
  const asked = textOf(request['input']);
  if (list === undefined && (asked === undefined || !('instructions' in request || 'model' in request))) return undefined;
  const messages = list === undefined ? fromText(asked!, 'user').messages : list.map((message) => readMessage(message));
  return { messages, ...besides(request), envelope: request };
}

function besides(request: Fields): Pick<Chat, 'system' | 'tools'> {
  const { instructions, system, systemInstruction, tools } = request;
  const told = system ?? instructions ?? (isFields(systemInstruction) ? systemInstruction['parts'] : systemInstruction);
  return { system: told === undefined ? undefined : readContent(told), tools: Array.isArray(tools) ? tools : undefined };
}

/** Answers: `choices[].message` (OpenAI), `candidates[].content` (Gemini). */
function fromChoices(answer: Fields): Chat | undefined {
  const list = answer['choices'] ?? answer['candidates'];
  if (!Array.isArray(list)) return undefined;
  const messages = list.flatMap((choice) => fromChoice(choice));
  return messages.length === 0 ? undefined : { messages, envelope: answer };
}

function fromChoice(choice: unknown): Chat['messages'] {
  if (!isFields(choice)) return [];
  const message = choice['message'] ?? choice['content'];
  return isMessage(message) ? [readMessage(message, choice['finish_reason'] ?? choice['finishReason'])] : [];
}
