import type { Budget } from './budget.js';
import { MAX_TOUCHED } from './limits.js';
import { charCode, floor, max, slice } from './primordials.js';

/** Characters of a text that remain even when the budget is spent. */
const MIN_KEPT = 128;

/** The text, or its head and tail where it takes more than is left. A too long one may use half of what is left. */
export function takeText(text: string, budget: Budget): string {
  const kept = text.length <= max(budget.bytes, MIN_KEPT) ? text : shorten(text, budget);
  budget.takeBytes(kept.length);
  return kept;
}

function shorten(text: string, budget: Budget): string {
  return budget.touch(text.length) ? cutText(text, max(floor(budget.bytes / 2), MIN_KEPT)) : lengthForm(text);
}

/** A cut that saves less than its own mark is none. */
const MARK = 32;

/** The text, or its head and tail with the number of characters between them, where it is longer than `limit`. */
export function cutText(text: string, limit: number): string {
  const { length } = text;
  if (length <= limit + MARK) return text;
  if (length > MAX_TOUCHED) return lengthForm(text);
  const tail = floor(limit / 4);
  const head = limit - tail;
  return flat(`${slice(text, 0, head)}… [${length - limit} chars cut] …${slice(text, length - tail)}`);
}

function lengthForm(text: string): string {
  return `[string of ${text.length} chars]`;
}

/** A slice keeps its whole parent alive in V8; reading one character of a joined string makes it one of its own. */
function flat(text: string): string {
  charCode(text, 0);
  return text;
}
