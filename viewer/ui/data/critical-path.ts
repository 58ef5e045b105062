import type { Interval } from './self-times.js';
import type { TreeShape } from './tree-shape.js';

/** A stretch of time in which the end of the whole waited for this row and for none of its children. */
export interface CriticalStretch {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What would have to be quicker for the row at `root` to end earlier, walked back from its end: at each moment the child that
 * ended last before it, and where none was running, the row itself. Last stretch first.
 */
export function criticalPath(rows: readonly Interval[], { end }: TreeShape, now: number, root = 0): CriticalStretch[] {
  const path: CriticalStretch[] = [];
  if (rows.length === 0) return path;
  const waiting = [{ row: root, since: rows[root]!.startTime, until: rows[root]!.endTime ?? now }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) walk(at.row, at.since, at.until);
  return path.sort((a, b) => b.to - a.to);

  function walk(row: number, since: number, until: number): void {
    let moment = until;
    for (const child of childrenByEnd(row)) {
      const { startTime, endTime = now } = rows[child]!;
      // A child that was still running at the moment did not hold it up; one that ended before it counts never does.
      if (endTime > moment || endTime <= since) continue;
      push(row, endTime, moment);
      moment = Math.max(startTime, since);
      waiting.push({ row: child, since: moment, until: endTime });
    }
    push(row, since, moment);
  }

  function push(row: number, from: number, to: number): void {
    if (to > from) path.push({ row, from, to });
  }

  function childrenByEnd(row: number): number[] {
    const children: number[] = [];
    for (let i = row + 1; i < end[row]!; i = end[i]!) children.push(i);
    return children.sort((a, b) => (rows[b]!.endTime ?? now) - (rows[a]!.endTime ?? now));
  }
}
