/** Leaves out the fields that were never set, so that records print, compare and encode without them. */
export function withoutUndefined<T extends object>(record: T): T {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (value !== undefined) kept[field] = value;
  }
  return kept as T;
}
