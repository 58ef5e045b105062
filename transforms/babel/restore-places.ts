import type { File } from '@babel/types';
import { TraceMap, traceSegment, type SourceMapInput } from '@jridgewell/trace-mapping';

interface Position {
  line: number;
  column: number;
}

interface Located {
  loc?: { start?: Position; end?: Position } | null;
}

/** Gives each node, comment and token the place that it has in the text before the transform. */
export function restorePlaces(ast: File, map: unknown): File {
  const trace = new TraceMap(map as SourceMapInput);
  visit(ast, (position) => restore(position, trace), new Set());
  return ast;
}

function visit(value: object, restoreOne: (position: Position) => void, seen: Set<object>): void {
  if (seen.has(value)) return;
  seen.add(value);
  for (const position of positionsOf(value as Located)) restoreOnce(position, restoreOne, seen);
  for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) visit(child, restoreOne, seen);
}

/** Nodes share positions. */
function restoreOnce(position: Position, restoreOne: (position: Position) => void, seen: Set<object>): void {
  if (!seen.has(position)) restoreOne(position);
  seen.add(position);
}

/** The place of a parser's error is a position, and no node's. */
function positionsOf({ loc }: Located): Position[] {
  return loc?.start && loc.end ? [loc.start, loc.end] : [];
}

function restore(position: Position, trace: TraceMap): void {
  const segment = traceSegment(trace, position.line - 1, position.column);
  if (segment === null || segment.length === 1) return;
  const [generated, , line, column] = segment;
  position.column = column + position.column - generated;
  position.line = line + 1;
}
