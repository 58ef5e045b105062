/**
 * The ids that `given` can mean: a whole id, or its beginning, or its end, with or without dashes, in any case. A whole
 * id means itself only.
 */
export function matchIds(ids: Iterable<string>, given: string): string[] {
  const wanted = plain(given);
  const matching = Array.from(ids).filter((id) => plain(id).startsWith(wanted) || plain(id).endsWith(wanted));
  const exact = matching.filter((id) => plain(id) === wanted);
  return exact.length > 0 ? exact : matching;
}

function plain(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}
