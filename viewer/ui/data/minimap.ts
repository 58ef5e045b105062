import type { Interval } from './self-times.js';

/** What one stretch of the minimap stands for; a failed span is seen over those that did not. */
export interface MinimapBar {
  readonly level: number;
  /** In columns; `to` is the first one behind it. */
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly failed: boolean;
}

export interface MinimapRow extends Interval {
  /** -1 is the uppermost. */
  readonly depth: number;
  readonly kind: string;
  readonly status: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly levels: number;
}

/**
 * The whole trace in a strip: `levels` lines of `columns` cells, each painted by the last span that touches it. Deeper spans
 * share the lowest line. Neighbours that look alike are one bar, so that 100,000 spans are drawn in some hundred strokes.
 */
export function minimap(rows: readonly MinimapRow[], stretch: Stretch): MinimapBar[] {
  const { columns, levels } = stretch;
  const looks: MinimapRow[] = [];
  const cells = new Uint16Array(columns * levels);
  for (const row of rows) paint(row, lookOf(row, looks), looks, cells, stretch);
  return Array.from({ length: levels }, (_, level) => barsOf(cells.subarray(level * columns, (level + 1) * columns), level, looks)).flat();
}

/** One of a few: kinds, failed or not. */
function lookOf(row: MinimapRow, looks: MinimapRow[]): number {
  const known = looks.findIndex((look) => look.kind === row.kind && failed(look) === failed(row));
  return known < 0 ? looks.push(row) : known + 1;
}

function paint(row: MinimapRow, look: number, looks: readonly MinimapRow[], cells: Uint16Array, { from, to, columns, levels }: Stretch): void {
  const scale = columns / Math.max(1, to - from);
  const line = Math.min(row.depth + 1, levels - 1) * columns;
  const first = Math.max(0, Math.floor((row.startTime - from) * scale));
  const last = Math.min(columns - 1, Math.max(first, Math.ceil(((row.endTime ?? to) - from) * scale) - 1));
  for (let x = first; x <= last; x++) {
    const before = cells[line + x]!;
    if (before === 0 || failed(row) || !failed(looks[before - 1]!)) cells[line + x] = look;
  }
}

function failed({ status }: MinimapRow): boolean {
  return status === 'ERROR';
}

function barsOf(cells: Uint16Array, level: number, looks: readonly MinimapRow[]): MinimapBar[] {
  const bars: MinimapBar[] = [];
  for (let from = 0, x = 1; x <= cells.length; x++) {
    if (x < cells.length && cells[x] === cells[from]) continue;
    const look = looks[cells[from]! - 1];
    if (look !== undefined) bars.push({ level, from, to: x, kind: look.kind, failed: failed(look) });
    from = x;
  }
  return bars;
}
