/** Who hangs under whom, for rows in tree order, by their places in it. */
export interface TreeShape {
  /** The parent's place; -1 for a root. */
  readonly parent: Int32Array;
  /** Where the row's descendants end: the first place behind them. */
  readonly end: Int32Array;
}

/** The shape that the depths of rows in tree order give. */
export function treeShape(rows: readonly { readonly depth: number }[]): TreeShape {
  const parent = new Int32Array(rows.length);
  const end = new Int32Array(rows.length);
  const open: number[] = [];
  for (let i = 0; i <= rows.length; i++) {
    const depth = rows[i]?.depth ?? 0;
    while (open.length > 0 && (i === rows.length || rows[open.at(-1)!]!.depth >= depth)) end[open.pop()!] = i;
    if (i === rows.length) break;
    parent[i] = open.at(-1) ?? -1;
    open.push(i);
  }
  return { parent, end };
}
