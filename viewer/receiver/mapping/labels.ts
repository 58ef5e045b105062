import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { isFields } from '../../../src/chat/chat.js';
import { fromJsonText, parsed } from './json-text.js';
import type { Metadata } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

/** Tags, as a list or as JSON text of one. */
export function readTags(attributes: AttributeReader): readonly string[] | undefined {
  const value = fromJsonText(attributes.value(OPEN_INFERENCE.TAGS, FILIGREE.TAGS));
  const tags = Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : [];
  return tags.length === 0 ? undefined : tags;
}

/** What the program itself calls metadata: all of it as JSON, or an attribute an entry. */
export function readMetadata(attributes: AttributeReader): Metadata | undefined {
  const entries = new Map([...attributes.under(FILIGREE.METADATA), ...attributes.under(VERCEL_AI.METADATA)]);
  const given = attributes.value(OPEN_INFERENCE.METADATA);
  const whole = parsed(given) ?? given;
  if (isFields(whole)) return whole;
  const own = Object.fromEntries(whole === undefined ? entries : [...entries, [OPEN_INFERENCE.METADATA, whole]]);
  return Object.keys(own).length === 0 ? undefined : own;
}
