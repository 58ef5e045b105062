/** The entries of an object or an array; `undefined` for what has none. */
export function jsonEntries(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** What a closed object or array has in it: how much, and up to `length` characters of what. */
export function jsonSummary(value: unknown, length: number): string {
  const entries = jsonEntries(value) ?? [];
  const many = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  if (length === 0) return many;
  const inside = entries.slice(0, 8).map(([key, child]) => (Array.isArray(value) ? short(child) : `${key}: ${short(child)}`)).join(', ');
  return `${many} ${inside.length > length ? `${inside.slice(0, length)}…` : inside}`;
}

function short(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value);
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
