import { FLAG, NONE } from './codes.js';
import type { JournalIndex } from './journal-index.js';

/** A span in its place; `row` is its row in the index. */
export interface PlacedSpan {
  row: number;
  depth: number;
  orphan: boolean;
  /** Place of its parent in the list, -1 directly under the trace. */
  parent: number;
}

/** The spans of a trace, each before its children, siblings in the order of their starts, every one exactly once. */
export function placeSpans(index: JournalIndex, trace: number): PlacedSpan[] {
  const rows = inOrder(index, trace);
  const childrenOf = new Map<number, number[]>();
  const orphans = new Set<number>();
  for (const row of rows) put(childrenOf, parentOf(index, trace, row, orphans), row);
  const placed: PlacedSpan[] = [];
  const reached = new Set<number>();
  walk(-1, childrenOf, orphans, placed, reached);
  if (reached.size < rows.length) adoptCircles(rows, childrenOf, orphans, placed, reached);
  return placed;
}

function inOrder(index: JournalIndex, trace: number): number[] {
  const { id0, id1, id2, id3, startTime } = index.spans.columns;
  const byId = (a: number, b: number) => id0[a]! - id0[b]! || id1[a]! - id1[b]! || id2[a]! - id2[b]! || id3[a]! - id3[b]!;
  return index.spansOf(trace).sort((a, b) => startTime[a]! - startTime[b]! || byId(a, b));
}

/** The row of the parent, -1 for the trace. */
function parentOf(index: JournalIndex, trace: number, row: number, orphans: Set<number>): number {
  const { flags, parent0, parent1, parent2, parent3 } = index.spans.columns;
  if ((flags[row]! & FLAG.PARENT) === 0) return -1;
  const parent = index.spanAt(trace, parent0[row]!, parent1[row]!, parent2[row]!, parent3[row]!);
  if (parent === -1) orphans.add(row);
  return parent;
}

function put(childrenOf: Map<number, number[]>, parent: number, row: number): void {
  const siblings = childrenOf.get(parent);
  if (siblings === undefined) childrenOf.set(parent, [row]);
  else siblings.push(row);
}

/** Without recursion: a chain of spans can be deeper than the stack. */
function walk(root: number, childrenOf: ReadonlyMap<number, number[]>, orphans: ReadonlySet<number>, placed: PlacedSpan[], reached: Set<number>): void {
  const waiting = toPlace(childrenOf.get(root) ?? [], 0, -1, orphans);
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    if (reached.has(span.row)) continue;
    reached.add(span.row);
    const at = placed.push(span) - 1;
    const children = childrenOf.get(span.row);
    if (children !== undefined) for (const child of toPlace(children, span.depth + 1, at, orphans)) waiting.push(child);
  }
}

/** The last first, as they are taken from the end. */
function toPlace(rows: readonly number[], depth: number, parent: number, orphans: ReadonlySet<number>): PlacedSpan[] {
  return rows.map((row) => ({ row, depth, parent, orphan: orphans.has(row) })).reverse();
}

/** Damaged or made-up parents can form a circle, which hangs under no root: its earliest span becomes one. */
function adoptCircles(rows: readonly number[], childrenOf: ReadonlyMap<number, number[]>, orphans: Set<number>, placed: PlacedSpan[], reached: Set<number>): void {
  for (const row of rows) {
    if (reached.has(row)) continue;
    orphans.add(row);
    walk(NONE, new Map([...childrenOf, [NONE, [row]]]), orphans, placed, reached);
  }
}

