/** Stands for a value that is too big to be shown. */
export interface TruncatedValue {
  truncated: true;
  /** Length of the whole value as JSON text, in UTF-16 units. */
  length: number;
  /** The beginning of the JSON text. */
  head: string;
}

/** A record whose values each take at most `limit` characters as JSON; a bigger one is replaced by its beginning. */
export function boundValues<R extends object>(record: R, limit: number): { [K in keyof R]: R[K] | TruncatedValue } {
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, bound(value, limit)])) as {
    [K in keyof R]: R[K] | TruncatedValue;
  };
}

function bound(value: unknown, limit: number): unknown {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined || json.length <= limit) return value;
  return { truncated: true, length: json.length, head: json.slice(0, limit) } satisfies TruncatedValue;
}
