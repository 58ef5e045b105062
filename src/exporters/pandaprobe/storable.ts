/**
 * Levels of one value. The server answers 500 to a body that is nested deeper than about 250 levels, the body's own
 * included (seen on server 0.5.0).
 */
const MAX_LEVELS = 200;

/**
 * A copy of a value that the server can store. PostgreSQL keeps neither U+0000 nor halves of surrogate pairs in JSON: a
 * trace with one of them anywhere, a key included, is accepted with 202 and then never stored (seen on server 0.5.0).
 */
export function storable(value: unknown, levels: number = MAX_LEVELS): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return `[Cut: deeper than ${MAX_LEVELS} levels]`;
  return Array.isArray(value) ? value.map((item) => storable(item, levels - 1)) : storableObject(value, levels);
}

/** Text in which each character that cannot be stored is U+FFFD, the replacement character. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** `Object.fromEntries` defines a key `__proto__` as a key like any other. */
function storableObject(object: object, levels: number): object {
  const copy = new Map<string, unknown>();
  for (const [key, item] of Object.entries(object)) copy.set(freeKey(storableText(key), copy), storable(item, levels - 1));
  return Object.fromEntries(copy);
}

/** Two keys can become the same text; both are kept. */
function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  return taken.has(key) ? freeKey(`${key}\uFFFD`, taken) : key;
}
