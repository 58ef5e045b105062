import { escapeJson } from '../../src/text/escape.js';

/** A value as one line of JSON, with nothing in it that a terminal would obey. */
export function jsonLine(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}

/** A list as a JSON array, one element a line. */
export function jsonList(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map(jsonLine).join(',\n')}\n]`;
}
