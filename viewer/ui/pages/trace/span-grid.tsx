import { Rows } from '../../parts/rows.js';
import { SpanCells } from './span-row.js';
import { timeTicks } from '../../data/time-ticks.js';
import { placeAmong } from '../../data/shown-rows.js';
import { formatDuration } from '../../../../src/text/duration.js';
import type { CriticalStretch } from '../../data/critical-path.js';
import type { Extent } from '../../data/extent.js';
import type { TreeRow } from '../../data/trace-rows.js';
import type { TreeShape } from '../../data/tree-shape.js';

interface Properties {
  rows: readonly TreeRow[];
  shape: TreeShape;
  shown: Int32Array;
  collapsed: ReadonlySet<number>;
  selected: number;
  selves: Float64Array;
  extent: Extent;
  origin: number;
  now: number;
  narrow: boolean;
  matches: readonly number[];
  stretches?: ReadonlyMap<number, readonly CriticalStretch[]>;
  onSelect: (row: number) => void;
  onFold: (row: number, closed: boolean) => void;
}

/** The spans as a tree, each with its bar in time. */
export function SpanGrid(properties: Properties) {
  const { rows, shape, shown, collapsed, selected, extent, origin, narrow, matches, onSelect, onFold } = properties;
  const matching = new Set(matches);
  return (
    <Rows
      role="treegrid"
      label="Spans"
      class={matching.size > 0 ? 'span-grid finding' : 'span-grid'}
      count={shown.length}
      rowHeight={28}
      active={placeAmong(shown, selected)}
      idOf={(index) => `span-${shown[index]}`}
      header={<Head extent={extent} origin={origin} narrow={narrow} />}
      row={(index) => {
        const at = shown[index]!;
        const row = rows[at]!;
        const parent = shape.end[at]! > at + 1;
        return (
          <div
            key={row.spanId}
            id={`span-${at}`}
            role="row"
            aria-level={row.depth + 2}
            aria-rowindex={index + 2}
            aria-expanded={parent ? !collapsed.has(at) : undefined}
            aria-selected={at === selected}
            class={`row status-row-${row.status}${matching.has(at) ? ' match' : ''}`}
            onClick={() => onSelect(at)}
            onDblClick={() => parent && onFold(at, !collapsed.has(at))}
          >
            <SpanCells {...properties} at={at} row={row} parent={parent} hidden={collapsed.has(at) ? shape.end[at]! - at - 1 : 0} />
          </div>
        );
      }}
    />
  );
}

function Head({ extent, origin, narrow }: { extent: Extent; origin: number; narrow: boolean }) {
  const length = extent.to - extent.from;
  const zoomed = extent.from - origin;
  return (
    <div role="rowgroup" class="rows-head">
      <div role="row" class="row" aria-rowindex={1}>
        <div role="columnheader">Span</div>
        <div role="columnheader" class="number">Duration</div>
        <div role="columnheader" class="number span-tokens">Tokens</div>
        <div role="columnheader" class="lane">
          <span class="sr">Time</span>
          {timeTicks(length, narrow ? 2 : 4).filter((tick) => tick < length * (narrow ? 0.5 : 0.88)).map((tick) => (
            <span key={tick} class="tick" style={{ left: `${(tick / length) * 100}%` }}>
              {formatDuration(tick + Math.max(0, zoomed))}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
