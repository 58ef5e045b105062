/** Things that belong to rows, under their rows' places. */
export function byRow<T extends { readonly row: number }>(things: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>();
  for (const thing of things) found.set(thing.row, [...(found.get(thing.row) ?? []), thing]);
  return found;
}
