import type { TreeShape } from './tree-shape.js';

/** The places of the rows to show: all but those under a collapsed one. */
export function shownRows({ end }: TreeShape, collapsed: ReadonlySet<number>): Int32Array {
  const shown = new Int32Array(end.length);
  let count = 0;
  for (let i = 0; i < end.length; i = collapsed.has(i) ? end[i]! : i + 1) shown[count++] = i;
  return shown.subarray(0, count);
}

/** Where a row stands among those that are shown; -1 if it is not. Their places rise, so half of them are passed over at each step. */
export function placeAmong(shown: Int32Array, row: number): number {
  let low = 0;
  let high = shown.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (shown[middle] === row) return middle;
    if (shown[middle]! < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
