import { FILIGREE } from '../names/general.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { isAttributeName } from './span-attributes.js';
import type { Metadata } from '../../../types.js';
import type { Mapping } from './mapping.js';

/** Writes metadata: an attribute for each entry, to search by, and all of it as JSON for OpenInference. */
export function writeMetadata({ attributes, json, openInference }: Mapping, metadata: Metadata | undefined): void {
  if (metadata === undefined) return;
  for (const key of Object.keys(metadata)) {
    if (!isAttributeName(key)) attributes.value(`${FILIGREE.METADATA}${key}`, metadata[key]);
  }
  if (openInference) attributes.text(OPEN_INFERENCE.METADATA, json.value(metadata));
}

export function writeTags({ attributes, openInference }: Mapping, tags: readonly string[] | undefined): void {
  if (tags !== undefined && tags.length > 0) attributes.texts(openInference ? OPEN_INFERENCE.TAGS : FILIGREE.TAGS, tags);
}
