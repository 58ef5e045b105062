import { OPEN_INFERENCE } from '../../../../src/exporters/otlp/names/open-inference.js';
import { isFields } from '../../../../src/chat/chat.js';
import { VERCEL_AI } from '../../names/vercel-ai.js';
import { parsed } from '../json-text.js';
import { unflattenList } from '../unflatten.js';
import type { AttributeReader } from '../attribute-reader.js';
import type { Values } from '../values.js';

/** Texts that were turned into vectors, and the vectors. */
export function readEmbedding(attributes: AttributeReader): Values {
  const entries = unflattenList(attributes.under(`${OPEN_INFERENCE.EMBEDDINGS}.`)).flatMap((entry) => (isFields(entry) && isFields(entry['embedding']) ? [entry['embedding']] : []));
  const values = { input: every(entries.map(({ text }) => text)), output: every(entries.map(({ vector }) => vector)) };
  return { input: values.input ?? fromTexts(attributes, VERCEL_AI.EMBEDDED), output: values.output ?? fromTexts(attributes, VERCEL_AI.EMBEDDINGS) };
}

/** One JSON text, or a list of them. */
function fromTexts(attributes: AttributeReader, names: readonly string[]): unknown {
  const value = attributes.value(...names);
  const valueOf = (text: unknown) => parsed(text) ?? text;
  return Array.isArray(value) ? value.map(valueOf) : valueOf(value);
}

function every(values: readonly unknown[]): readonly unknown[] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : there;
}
