import { findChat } from '../../../chat/find-chat.js';
import { flattenMessages } from '../messages/flatten.js';
import { messagesJson, partsJson } from '../messages/gen-ai-json.js';
import { textOf } from '../../../chat/chat.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { writeParameters } from './parameters.js';
import type { Chat, ChatMessage, Fields } from '../../../chat/chat.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A call to a model: messages, parameters, and what the answer says of itself. */
export function writeLlm(mapping: Mapping, span: SpanRecord): Covered {
  const asked = findChat(span.input, 'user');
  const answered = findChat(span.output, 'assistant');
  if (asked !== undefined) writeAsked(mapping, asked);
  if (answered !== undefined) writeAnswered(mapping, answered);
  const { model: askedFor, ...rest } = asked?.rest ?? {};
  const model = span.model ?? textOf(askedFor);
  if (model !== undefined) writeModel(mapping, model);
  const parameters = { ...rest, ...span.modelParameters };
  if (Object.keys(parameters).length > 0) writeParameters(mapping, parameters);
  return {
    input: asked?.alone === true ? lastText(asked) : undefined,
    output: answered?.alone === true && answered.rest === undefined ? lastText(answered) : undefined,
  };
}

/** What a list of spans shows of a conversation: its last text. */
function lastText({ messages }: Chat): string {
  const parts = messages.flatMap((message) => message.parts);
  const last = parts.findLast((part) => part.type === 'text');
  return last?.type === 'text' ? last.text : '';
}

function writeModel({ attributes, openInference }: Mapping, model: string): void {
  attributes.text(GEN_AI.REQUEST_MODEL, model);
  if (openInference) attributes.text(OPEN_INFERENCE.LLM_MODEL, model);
}

function writeAsked(mapping: Mapping, { messages, system, tools }: Chat): void {
  const { attributes, json, openInference } = mapping;
  attributes.text(GEN_AI.INPUT_MESSAGES, messagesJson(messages, json));
  if (system !== undefined) attributes.text(GEN_AI.SYSTEM_INSTRUCTIONS, partsJson(system, json));
  if (tools !== undefined) attributes.text(GEN_AI.TOOL_DEFINITIONS, json.value(tools));
  if (!openInference) return;
  flattenMessages(attributes, OPEN_INFERENCE.LLM_INPUT_MESSAGES, system === undefined ? messages : [systemMessage(system), ...messages], json);
  tools?.forEach((tool, index) => attributes.text(`${OPEN_INFERENCE.LLM_TOOLS}.${index}.tool.json_schema`, json.value(tool)));
}

/** OpenInference has no place for instructions beside the messages: they are the first. */
function systemMessage(parts: ChatMessage['parts']): ChatMessage {
  return { role: 'system', name: undefined, parts, finishReason: undefined };
}

function writeAnswered({ attributes, json, openInference }: Mapping, { messages, rest }: Chat): void {
  attributes.text(GEN_AI.OUTPUT_MESSAGES, messagesJson(messages, json));
  if (openInference) flattenMessages(attributes, OPEN_INFERENCE.LLM_OUTPUT_MESSAGES, messages, json);
  const reasons = messages.map(({ finishReason }) => finishReason).filter((reason) => reason !== undefined);
  if (reasons.length > 0) attributes.texts(GEN_AI.FINISH_REASONS, reasons);
  if (rest !== undefined && isProviderAnswer(rest)) writeAnswer(attributes, rest);
}

function writeAnswer(attributes: Mapping['attributes'], { id, model }: Fields): void {
  if (typeof id === 'string') attributes.text(GEN_AI.RESPONSE_ID, id);
  if (typeof model === 'string') attributes.text(GEN_AI.RESPONSE_MODEL, model);
}

/** An answer as a provider sent it, and not an object of the program's own that holds messages and has an `id` too. */
function isProviderAnswer(answer: Fields): boolean {
  return 'choices' in answer || 'stop_reason' in answer || answer['object'] === 'response';
}
