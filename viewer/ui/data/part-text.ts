import { valueText } from './value-text.js';
import type { Part } from '../../../src/chat/chat.js';

/** A part of a message as text, as it is copied and measured. */
export function partText(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return part.text;
    case 'tool-call':
      return `${part.name}(${valueText(part.arguments)})`;
    case 'tool-result':
      return valueText(part.result);
    case 'media':
      return `[${part.modality}]`;
    default:
      return valueText(part.block);
  }
}
