import { isFields, textOf } from '../../../../src/chat/chat.js';
import { listOf } from '../list-of.js';
import { fromJsonText } from '../json-text.js';
import { toolCall } from './message.js';
import type { WireEvent } from '../../wire/request.js';
import type { Fields } from '../../../../src/chat/chat.js';
import type { Conversation, Message } from './message.js';

/**
 * Messages as events of the span, one each: `gen_ai.user.message` and the like, `gen_ai.choice` for an answer. The
 * conventions had them from 1.28 to 1.37 as log records; several libraries wrote them on spans.
 */
const MESSAGE = /^gen_ai\.(system|user|assistant|tool)\.message$/;
const CHOICE = 'gen_ai.choice';

export function isMessageEvent({ name }: WireEvent): boolean {
  return name === CHOICE || MESSAGE.test(name);
}

export function fromEvents(events: readonly WireEvent[]): Conversation {
  const asked = events.flatMap((event) => {
    const role = MESSAGE.exec(event.name)?.[1];
    return role === undefined ? [] : [readMessage(bodyOf(event), role)];
  });
  const answered = events.filter(({ name }) => name === CHOICE).map((event) => readChoice(bodyOf(event)));
  return { asked, answered, tools: [] };
}

/** The body stood in one attribute, or its fields in one each. */
function bodyOf({ attributes }: WireEvent): Fields {
  const whole = fromJsonText(attributes.get('gen_ai.event.content'));
  return isFields(whole) ? whole : Object.fromEntries(attributes);
}

function readChoice(body: Fields): Message {
  const said = fromJsonText(body['message']);
  const message = readMessage(isFields(said) ? said : { content: said, ...body }, 'assistant');
  const reason = textOf(body['finish_reason']);
  return reason === undefined ? message : { ...message, finish_reason: reason };
}

function readMessage(body: Fields, role: string): Message {
  const message: Message = { role: textOf(body['role']) ?? role };
  const content = body['content'];
  if (content !== undefined) message.content = typeof content === 'string' ? content : JSON.stringify(content);
  const calls = listOf(fromJsonText(body['tool_calls'])).filter(isFields).map(readCall);
  if (calls.length > 0) message.tool_calls = calls;
  const id = textOf(body['id']);
  if (id !== undefined && message.role === 'tool') message.tool_call_id = id;
  return message;
}

function readCall(call: Fields): ReturnType<typeof toolCall> {
  const of = isFields(call['function']) ? call['function'] : call;
  return toolCall(call['id'], of['name'], of['arguments']);
}
