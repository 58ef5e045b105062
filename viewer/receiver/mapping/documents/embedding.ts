import { OPEN_INFERENCE } from '../../../../src/exporters/otlp/names/open-inference.js';
import { isFields } from '../../../../src/chat/chat.js';
import { unflattenList } from '../unflatten.js';
import type { AttributeReader } from '../attribute-reader.js';
import type { Values } from '../values.js';

/** Texts that were turned into vectors, and the vectors. */
export function readEmbedding(attributes: AttributeReader): Values {
  const entries = unflattenList(attributes.under(`${OPEN_INFERENCE.EMBEDDINGS}.`)).flatMap((entry) => (isFields(entry) && isFields(entry['embedding']) ? [entry['embedding']] : []));
  return { input: every(entries.map(({ text }) => text)), output: every(entries.map(({ vector }) => vector)) };
}

function every(values: readonly unknown[]): readonly unknown[] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : there;
}
