import type { File } from '@babel/types';
import { TraceMap, traceSegment, type SourceMapInput } from '@jridgewell/trace-mapping';

interface Position {
  line: number;
  column: number;
}

interface Located {
  loc?: { start: Position; end: Position } | null;
}

/** Gives each node, comment and token the place that it has in the text before the transform. */
export function restorePlaces(ast: File, map: unknown): File {
  const trace = new TraceMap(map as SourceMapInput);
  visit(ast, (position) => restore(position, trace), new Set());
  return ast;
}

/** Positions are objects that nodes share, so each is restored once. */
function visit(value: object, restoreOne: (position: Position) => void, seen: Set<object>): void {
  if (seen.has(value)) return;
  seen.add(value);
  const { loc } = value as Located;
  if (loc) for (const position of [loc.start, loc.end]) if (!seen.has(position)) restoreOne(position);
  if (loc) seen.add(loc).add(loc.start).add(loc.end);
  for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) visit(child, restoreOne, seen);
}

function restore(position: Position, trace: TraceMap): void {
  const segment = traceSegment(trace, position.line - 1, position.column);
  if (segment === null || segment.length === 1) return;
  const [generated, , line, column] = segment;
  position.column = column + position.column - generated;
  position.line = line + 1;
}
