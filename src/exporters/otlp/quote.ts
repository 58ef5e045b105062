import { jsonString } from '../../text/json-string.js';

/**
 * A JSON string. Half a surrogate pair becomes U+FFFD, as UTF-8 would have it: `JSON.stringify` would escape it, and a
 * backend in Python fails when it stores what comes of that.
 */
export function quote(text: string): string {
  return jsonString(text.toWellFormed());
}
