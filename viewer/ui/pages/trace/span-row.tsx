import { Kind } from '../../parts/kind.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { barPlace } from '../../data/bar-place.js';
import { compactCount } from '../../data/compact-count.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatCost, formatCount, formatCountOf } from '../../../../src/text/number.js';
import type { CriticalStretch } from '../../data/critical-path.js';
import type { Extent } from '../../data/extent.js';
import type { TreeRow } from '../../data/trace-rows.js';

interface Properties {
  at: number;
  row: TreeRow;
  parent: boolean;
  /** How many rows are folded away under it. */
  hidden: number;
  selves: Float64Array;
  extent: Extent;
  now: number;
  stretches?: ReadonlyMap<number, readonly CriticalStretch[]>;
  onFold: (row: number, closed: boolean) => void;
}

/** Deeper ones are not indented further: the name has to have room. */
const MAX_INDENT = 12;

export function SpanCells({ at, row, parent, hidden, selves, extent, now, stretches, onFold }: Properties) {
  const { cost, depth, endTime, error, kind, model, name, orphan, startTime, status } = row;
  const tokens = (row.promptTokens ?? 0) + (row.completionTokens ?? 0);
  const duration = endTime === undefined ? undefined : endTime - startTime;
  const fold = (event: Event) => {
    event.stopPropagation();
    onFold(at, hidden === 0);
  };
  return (
    <>
      <div role="gridcell" class="cell-span" style={{ paddingInlineStart: `calc(${Math.min(depth + 1, MAX_INDENT)} * var(--indent) + 4px)` }}>
        {parent ? <button type="button" class="fold" tabIndex={-1} aria-label={hidden > 0 ? 'Open' : 'Close'} onClick={fold}>{hidden > 0 ? '▸' : '▾'}</button> : <span class="fold" />}
        <Kind kind={kind} />
        <Text class="span-name">{name}</Text>
        {status !== 'COMPLETED' && <Status status={status} reason={row.statusReason} />}
        {hidden > 0 && <span class="more" title={`${formatCountOf(hidden, 'span')} folded away`}>{formatCount(hidden)}</span>}
        {orphan && <span class="more" title="The span above it was not recorded">no parent</span>}
        {error !== undefined ? <Text class="span-note error-text">{error.message}</Text> : model !== undefined && <Text class="span-note">{model}</Text>}
      </div>
      <div role="gridcell" class="number" title={`${formatDuration(selves[at] ?? 0)} of its own`}>{duration === undefined ? formatDuration(Math.max(0, Math.round((now - startTime) / 100_000) * 100_000)) : formatDuration(duration)}</div>
      <div role="gridcell" class="number span-tokens" title={cost === undefined ? undefined : formatCost(cost)}>{tokens > 0 ? compactCount(tokens) : ''}</div>
      <div role="gridcell" class="lane">
        <Bar row={row} extent={extent} now={now} />
        {stretches?.get(at)?.map(({ from, to }) => <Stretch key={from} from={from} to={to} extent={extent} now={now} />)}
      </div>
    </>
  );
}

function Bar({ row, extent, now }: { row: TreeRow; extent: Extent; now: number }) {
  const place = barPlace(row, extent, now);
  if (place === undefined) return null;
  const first = row.ttft === undefined ? undefined : barPlace({ startTime: row.startTime, endTime: row.startTime + row.ttft }, extent, now);
  return (
    <>
      <div class={`bar bar-${row.status === 'ERROR' ? 'ERROR' : row.kind} bar-${row.status}`} style={{ left: percent(place.left), width: percent(place.width) }} />
      {first !== undefined && <div class="bar-first" style={{ left: percent(first.left), width: percent(first.width) }} title={`First token after ${formatDuration(row.ttft!)}`} />}
    </>
  );
}

function Stretch({ from, to, extent, now }: { from: number; to: number; extent: Extent; now: number }) {
  const place = barPlace({ startTime: from, endTime: to }, extent, now);
  return place === undefined ? null : <div class="critical" style={{ left: percent(place.left), width: percent(place.width) }} />;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
