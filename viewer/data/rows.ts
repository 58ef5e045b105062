import type { SpanNode } from './tree.js';

/** A span as a line of a tree. */
export interface Row extends SpanNode {
  /** 0 for a span directly under the trace. */
  depth: number;
  /** For the outermost levels, itself included: whether the span there is the last among its siblings. */
  last: readonly boolean[];
}

/** Deeper levels are drawn alike, so that in a chain of 100,000 spans no line takes 100,000 flags. */
export const MAX_DRAWN_DEPTH = 24;

/** The tree line by line, each span before its children, made as they are asked for. */
export function* rows(roots: readonly SpanNode[]): Generator<Row> {
  const waiting: Row[] = [];
  push(waiting, roots, -1, []);
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    yield row;
    push(waiting, row.children, row.depth, row.last);
  }
}

function push(waiting: Row[], siblings: readonly SpanNode[], depth: number, above: readonly boolean[]): void {
  for (let i = siblings.length - 1; i >= 0; i--) {
    const last = above.length < MAX_DRAWN_DEPTH ? [...above, i === siblings.length - 1] : above;
    waiting.push({ ...siblings[i]!, depth: depth + 1, last });
  }
}
