import { findChat } from '../../../src/chat/find-chat.js';
import { partText } from './part-text.js';
import { readJson } from './json-text.js';
import type { Preview } from '../../api/types.js';

/**
 * What a person said or read in a captured value, for a conversation: the last message of a chat, the only text of an
 * argument or an answer, or else the JSON as it is. `undefined` where nothing was captured.
 */
export function previewText(preview: Preview | undefined, role: 'user' | 'assistant'): string | undefined {
  if (preview === undefined) return undefined;
  if (preview.truncated) return preview.text;
  const value = readJson(preview.text);
  return spoken(value, role) ?? (typeof value === 'string' ? value : preview.text);
}

function spoken(value: unknown, role: 'user' | 'assistant'): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const last = findChat(value, role)?.messages.at(-1);
  if (last !== undefined) return last.parts.map(partText).join('\n\n');
  const texts = Object.values(value).filter((one) => typeof one === 'string');
  return texts.length === 1 ? texts[0] : undefined;
}
