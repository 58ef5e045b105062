import { isFields } from '../../../chat/chat.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { NOTHING_COVERED } from './values.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** Texts turned into vectors: the texts. The vectors are in the output alone: nobody reads them as attributes. */
export function writeEmbedding({ attributes, openInference }: Mapping, { input, model }: SpanRecord): Covered {
  if (!openInference) return NOTHING_COVERED;
  if (model !== undefined) attributes.text(OPEN_INFERENCE.EMBEDDING_MODEL, model);
  textsOf(input).forEach((text, index) => attributes.text(`${OPEN_INFERENCE.EMBEDDINGS}.${index}.embedding.text`, text));
  return NOTHING_COVERED;
}

function textsOf(input: unknown): readonly string[] {
  if (typeof input === 'string') return [input];
  if (Array.isArray(input)) return input.every((text) => typeof text === 'string') ? input : [];
  return isFields(input) ? Object.values(input).map(textsOf).find((texts) => texts.length > 0) ?? [] : [];
}
