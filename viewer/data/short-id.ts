/** The end of an id: the beginning of a UUID v7 is a time, and is shared by all traces of a minute. */
export function shortId(id: string): string {
  return id.slice(-8);
}
