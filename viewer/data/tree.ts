import { spanKey } from './span-key.js';
import type { SpanView } from './span-view.js';

/** A span in its place. */
export interface SpanNode {
  span: SpanView;
  children: SpanNode[];
  /** It names a parent that was not recorded, or that is its own descendant: it stands under the trace instead. */
  orphan: boolean;
}

/** The spans of a trace as a tree, siblings in the order of their starts; every span is in it exactly once. */
export function buildTree(spans: readonly SpanView[]): SpanNode[] {
  const nodes = new Map(inOrder(spans).map((span) => [spanKey(span.spanId), { span, children: [], orphan: false } as SpanNode]));
  const roots: SpanNode[] = [];
  for (const node of nodes.values()) place(node, nodes, roots);
  adoptCircles(nodes, roots);
  return roots.sort((a, b) => compare(a.span, b.span));
}

function inOrder(spans: readonly SpanView[]): SpanView[] {
  return [...spans].sort(compare);
}

function compare(a: SpanView, b: SpanView): number {
  return a.startTime - b.startTime || (a.spanId < b.spanId ? -1 : 1);
}

function place(node: SpanNode, nodes: ReadonlyMap<string, SpanNode>, roots: SpanNode[]): void {
  const { parentSpanId } = node.span;
  const parent = parentSpanId === undefined ? undefined : nodes.get(spanKey(parentSpanId));
  node.orphan = parentSpanId !== undefined && parent === undefined;
  (parent?.children ?? roots).push(node);
}

/** Damaged or made-up parents can form a circle, which hangs under no root: its earliest span becomes one. */
function adoptCircles(nodes: ReadonlyMap<string, SpanNode>, roots: SpanNode[]): void {
  const reached = new Set<SpanNode>();
  for (const root of roots) reach(root, reached);
  for (const node of nodes.values()) {
    if (reached.has(node)) continue;
    const parent = nodes.get(spanKey(node.span.parentSpanId!))!;
    parent.children = parent.children.filter((child) => child !== node);
    node.orphan = true;
    roots.push(node);
    reach(node, reached);
  }
}

/** Without recursion: a chain of spans can be deeper than the stack. */
function reach(root: SpanNode, reached: Set<SpanNode>): void {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    reached.add(node);
    for (const child of node.children) waiting.push(child);
  }
}
