import { findChat } from '../../../chat/find-chat.js';
import { messagesJson } from '../messages/gen-ai-json.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { NOTHING_COVERED } from './values.js';
import type { Chat } from '../../../chat/chat.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A run of an agent: its name, and the messages that went in and out. */
export function writeAgent(mapping: Mapping, { name, input, output }: SpanRecord): Covered {
  const { attributes, openInference } = mapping;
  attributes.text(GEN_AI.AGENT_NAME, name);
  if (openInference) attributes.text(OPEN_INFERENCE.AGENT_NAME, name);
  writeMessages(mapping, GEN_AI.INPUT_MESSAGES, findChat(input, 'user'));
  writeMessages(mapping, GEN_AI.OUTPUT_MESSAGES, findChat(output, 'assistant'));
  return NOTHING_COVERED;
}

function writeMessages({ attributes, json }: Mapping, key: string, chat: Chat | undefined): void {
  if (chat !== undefined) attributes.text(key, messagesJson(chat.messages, json));
}
