import type { TreeShape } from './tree-shape.js';

/** The places of a row's ancestors, the outermost first. */
export function ancestorsOf({ parent }: TreeShape, row: number): number[] {
  const path: number[] = [];
  for (let at = parent[row] ?? -1; at >= 0; at = parent[at]!) path.unshift(at);
  return path;
}
