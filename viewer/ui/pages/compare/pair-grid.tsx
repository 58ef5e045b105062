import { Kind } from '../../parts/kind.js';
import { Rows } from '../../parts/rows.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { changeText } from '../../data/change-text.js';
import { compactCount } from '../../data/compact-count.js';
import { formatDuration } from '../../../../src/text/duration.js';
import type { ComparedPair, SpanRow } from '../../../api/types.js';

interface Properties {
  pairs: readonly ComparedPair[];
  at: number;
  narrow: boolean;
  onSelect: (index: number) => void;
}

/** The spans of both, those that stand for the same step on one line. */
export function PairGrid({ pairs, at, narrow, onSelect }: Properties) {
  const longest = pairs.reduce((most, { a, b }) => Math.max(most, durationOf(a) ?? 0, durationOf(b) ?? 0), 1);
  return (
    <Rows
      role="treegrid"
      label="Spans of both"
      class="pair-grid"
      count={pairs.length}
      rowHeight={narrow ? 44 : 30}
      active={at}
      idOf={(index) => `pair-${index}`}
      header={<Head />}
      row={(index) => <Pair key={index} pair={pairs[index]!} index={index} at={at} longest={longest} onSelect={onSelect} />}
    />
  );
}

function Head() {
  return (
    <div role="rowgroup" class="rows-head">
      <div role="row" class="row" aria-rowindex={1}>
        {['Span', 'A', 'B', 'Change', 'Tokens'].map((title) => <div key={title} role="columnheader" class={title === 'Span' ? undefined : `number pair-${title}`}>{title}</div>)}
        <div role="columnheader" class="pair-bars">Duration</div>
      </div>
    </div>
  );
}

function Pair({ pair: { a, b, depth, kind, name }, index, at, longest, onSelect }: { pair: ComparedPair; index: number; at: number; longest: number; onSelect: (index: number) => void }) {
  const only = a === undefined ? 'only-b' : b === undefined ? 'only-a' : '';
  const [before, after] = [durationOf(a), durationOf(b)];
  return (
    <div id={`pair-${index}`} role="row" aria-level={depth + 1} aria-rowindex={index + 2} aria-selected={index === at} class={`row ${only}`} onClick={() => onSelect(index)}>
      <div role="gridcell" class="cell-span" style={{ paddingInlineStart: `calc(${Math.min(depth, 12)} * var(--indent) + 12px)` }}>
        <Kind kind={kind} />
        <Text class="span-name">{name}</Text>
        {[a, b].map((row, i) => row !== undefined && row.status !== 'COMPLETED' && <span key={i} class="pair-status"><b class={`letter letter-${'AB'[i]}`}>{'AB'[i]}</b><Status status={row.status} /></span>)}
        {only !== '' && <span class="more">only in {only === 'only-a' ? 'A' : 'B'}</span>}
      </div>
      <div role="gridcell" class="number pair-A">{before === undefined ? '–' : formatDuration(before)}</div>
      <div role="gridcell" class="number pair-B">{after === undefined ? '–' : formatDuration(after)}</div>
      <div role="gridcell" class="number pair-Change">{changeText(before, after)}</div>
      <div role="gridcell" class="number pair-Tokens">{tokens(a, b)}</div>
      <div role="gridcell" class="pair-bars">
        {before !== undefined && <div class="pair-bar letter-A" style={{ width: `${(before / longest) * 100}%` }} />}
        {after !== undefined && <div class="pair-bar letter-B" style={{ width: `${(after / longest) * 100}%` }} />}
      </div>
    </div>
  );
}

function durationOf(row: SpanRow | undefined): number | undefined {
  return row?.endTime === undefined ? undefined : row.endTime - row.startTime;
}

function tokens(a: SpanRow | undefined, b: SpanRow | undefined): string {
  const [before, after] = [tokensOf(a), tokensOf(b)];
  if (before === undefined && after === undefined) return '';
  return before === after ? compactCount(before!) : `${before === undefined ? '–' : compactCount(before)} → ${after === undefined ? '–' : compactCount(after)}`;
}

function tokensOf(row: SpanRow | undefined): number | undefined {
  return row?.promptTokens === undefined && row?.completionTokens === undefined ? undefined : (row.promptTokens ?? 0) + (row.completionTokens ?? 0);
}
