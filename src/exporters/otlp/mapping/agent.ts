import { findChat } from '../messages/find-chat.js';
import { messagesJson } from '../messages/gen-ai-json.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A run of an agent: its name, and the messages that went in and out. */
export function writeAgent(mapping: Mapping, { name, input, output }: SpanRecord): Covered {
  const { attributes, openInference } = mapping;
  attributes.text(GEN_AI.AGENT_NAME, name);
  if (openInference) attributes.text(OPEN_INFERENCE.AGENT_NAME, name);
  return { input: writeMessages(mapping, GEN_AI.INPUT_MESSAGES, input, 'user'), output: writeMessages(mapping, GEN_AI.OUTPUT_MESSAGES, output, 'assistant') };
}

/** Whether the value is nothing but messages, and is written. */
function writeMessages({ attributes, json }: Mapping, key: string, value: unknown, role: 'user' | 'assistant'): boolean {
  const chat = findChat(value, role);
  if (chat === undefined) return false;
  attributes.text(key, messagesJson(chat.messages, json));
  return chat.envelope === undefined;
}
