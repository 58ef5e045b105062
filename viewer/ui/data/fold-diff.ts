import type { DiffLine } from './diff-lines.js';

/** Lines of a difference, or a number of lines in between that are the same and far from any change. */
export type DiffPart = { readonly lines: readonly DiffLine[] } | { readonly hidden: readonly DiffLine[] };

/** Leaves `around` lines on each side of a change, and folds runs of others that are longer than that. */
export function foldDiff(diff: readonly DiffLine[], around = 3): DiffPart[] {
  const near = nearChange(diff, around);
  const parts: DiffPart[] = [];
  for (let from = 0, to = 1; to <= diff.length; to++) {
    if (to < diff.length && near[to] === near[from]) continue;
    const lines = diff.slice(from, to);
    parts.push(near[from] || lines.length <= around ? { lines } : { hidden: lines });
    from = to;
  }
  return parts;
}

function nearChange(diff: readonly DiffLine[], around: number): boolean[] {
  const near = diff.map(() => false);
  diff.forEach(({ change }, i) => {
    if (change !== 'same') near.fill(true, Math.max(0, i - around), i + around + 1);
  });
  return near;
}
