import type { Preview } from '../api/types.js';

const MAX_BYTES = 2048;

/** The beginning of a captured value: text as it is, everything else as JSON. */
export function previewOf(value: unknown): Preview | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const head = cut(text);
  return { text: head, truncated: head.length < text.length, length: text.length };
}

/** Not in the middle of a character. */
function cut(text: string): string {
  const head = Buffer.from(text.slice(0, MAX_BYTES)).subarray(0, MAX_BYTES);
  if (head.length < MAX_BYTES && text.length <= MAX_BYTES) return text;
  return head.toString('utf8').replace(/\uFFFD+$/, '');
}
