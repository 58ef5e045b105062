import type { SpanRow } from '../../api/types.js';

/** The spans of a running trace with those that came since, again in tree order: each before its children, siblings by start. */
export function mergeSpans(rows: readonly SpanRow[], changed: readonly SpanRow[]): SpanRow[] {
  const byId = new Map(rows.map((row) => [row.spanId, row]));
  for (const row of changed) byId.set(row.spanId, row);
  return inTreeOrder([...byId.values()]);
}

function inTreeOrder(rows: SpanRow[]): SpanRow[] {
  const children = byParent(rows.sort(byStart));
  const ordered: SpanRow[] = [];
  const waiting = withDepth(children.get('') ?? [], 0);
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    ordered.push(row);
    waiting.push(...withDepth(children.get(row.spanId) ?? [], row.depth + 1));
  }
  return ordered;
}

/** The children of each span under its id, and under `''` those whose parent is not here. */
function byParent(rows: readonly SpanRow[]): Map<string, SpanRow[]> {
  const children = new Map(rows.map(({ spanId }) => [spanId, [] as SpanRow[]]));
  const roots: SpanRow[] = [];
  for (const row of rows) (children.get(row.parentSpanId ?? '') ?? roots).push(row);
  return children.set('', roots);
}

function byStart(a: SpanRow, b: SpanRow): number {
  return a.startTime - b.startTime || (a.spanId < b.spanId ? -1 : 1);
}

/** Last first, as the stack of `inTreeOrder` wants them. */
function withDepth(rows: readonly SpanRow[], depth: number): SpanRow[] {
  return rows.toReversed().map((row) => (row.depth === depth ? row : { ...row, depth }));
}
