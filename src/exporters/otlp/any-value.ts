/**
 * Levels of nesting that keep their structure. Decoders in C++, Java and Python refuse a message that is nested more than
 * 100 deep, and with it the whole batch: an object takes three levels (AnyValue, KeyValueList, KeyValue), the request
 * itself six. Below this, a value is JSON text.
 */
export const MAX_DEPTH = 24;

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/** What a value is on this wire, and its content. */
export type Classified =
  | ['text', string]
  | ['boolean', boolean]
  | ['integer', number | bigint]
  | ['double', number]
  | ['bytes', Uint8Array]
  | ['list', readonly unknown[]]
  | ['object', object]
  | ['empty', undefined];

/** Sorts a value into the kinds of `AnyValue`. What JSON cannot hold as a value of its own is text, and nothing throws. */
export function classify(value: unknown): Classified {
  if (typeof value === 'string') return ['text', value];
  if (typeof value === 'boolean') return ['boolean', value];
  if (typeof value === 'number') return isInteger(value) ? ['integer', value] : ['double', value];
  if (typeof value === 'bigint') return value >= SMALLEST && value <= LARGEST ? ['integer', value] : ['text', `${value}`];
  if (typeof value !== 'object' || value === null) return ['empty', undefined];
  if (value instanceof Uint8Array) return ['bytes', value];
  return Array.isArray(value) ? ['list', value] : ['object', value];
}

/** A negative zero is a double: an integer has none. */
export function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

/** What stands for a list or an object that is nested too deeply. */
export function tooDeep(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // A circle, or a BigInt; records have neither.
    return Array.isArray(value) ? `[Array(${value.length})]` : '[Object]';
  }
}
