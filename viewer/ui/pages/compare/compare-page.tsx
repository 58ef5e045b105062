import { useEffect, useState } from 'preact/hooks';
import { Elapsed } from '../../parts/elapsed.js';
import { Failure } from '../../parts/failure.js';
import { Notice } from '../../parts/notice.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { useAnswer } from '../../api/use-answer.js';
import { useKeys } from '../../keys/bindings.js';
import { useNarrow } from '../../parts/use-narrow.js';
import { address } from '../../data/address.js';
import { changeText } from '../../data/change-text.js';
import { Link } from '../../router/link.js';
import { navigate, setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatCost, formatCount, formatCountOf } from '../../../../src/text/number.js';
import { formatDateTime } from '../../../../src/text/time.js';
import { PairDiff } from './pair-diff.js';
import { PairGrid } from './pair-grid.js';
import type { Comparison, TraceRow } from '../../../api/types.js';

/** Two traces beside each other, their spans aligned by name. */
export function ComparePage() {
  const { parameters } = usePlace();
  const a = parameters.get('a') ?? '';
  const b = parameters.get('b') ?? '';
  const narrow = useNarrow();
  const { data, error, reload } = useAnswer<Comparison>(a === '' || b === '' ? undefined : address('/api/compare', { a, b }));
  const [onlyChanged, setOnlyChanged] = useState(false);
  const pairs = (data?.pairs ?? []).filter((pair) => !onlyChanged || differs(pair));
  const at = Math.min(pairs.length - 1, Number(parameters.get('at') ?? -1));
  const go = (index: number) => setParameters({ at: index < 0 ? undefined : String(Math.min(pairs.length - 1, index)) });
  useEffect(() => void (document.title = 'Comparison · filigree'), []);
  useKeys('Comparison', [
    { keys: ['j', 'ArrowDown'], does: 'Next span', run: () => go(at + 1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous span', run: () => go(Math.max(0, at - 1)) },
    { keys: ['s'], does: 'Swap the two', run: () => setParameters({ a: b, b: a }) },
    { keys: ['d'], does: 'Only what differs', run: () => setOnlyChanged(!onlyChanged) },
    { keys: ['Escape'], does: 'Close the difference, or go back', run: () => (at >= 0 ? go(-1) : navigate('/')) },
  ]);
  if (a === '' || b === '') {
    return (
      <>
        <h1 class="sr">Comparison</h1>
        <Notice title="Nothing to compare"><p>Mark two traces in the list with <kbd>x</kbd>, then press <kbd>c</kbd>.</p><p><Link to="/">All traces</Link></p></Notice>
      </>
    );
  }
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (data === undefined) return <div class="loading" aria-busy="true" />;
  return (
    <div class="compare-page">
      <header class="trace-head">
        <div class="trace-title">
          <Link to="/" class="back" title="All traces">←</Link>
          <h1>Comparison</h1>
          <span class="trace-actions">
            <button type="button" class="quiet" aria-pressed={onlyChanged} title="d" onClick={() => setOnlyChanged(!onlyChanged)}>Only what differs</button>
            <button type="button" class="quiet" title="s" onClick={() => setParameters({ a: b, b: a })}>Swap</button>
          </span>
        </div>
        <Totals a={data.a} b={data.b} />
        {data.truncated !== undefined && <p class="warning">{formatCountOf(data.truncated, 'span')} more are not compared.</p>}
      </header>
      <div class="compare-body">
        <PairGrid pairs={pairs} at={at} narrow={narrow} onSelect={go} />
        {at >= 0 && <PairDiff a={a} b={b} pair={pairs[at]!} onClose={() => go(-1)} />}
      </div>
    </div>
  );
}

function differs({ a, b }: Comparison['pairs'][number]): boolean {
  return a === undefined || b === undefined || a.status !== b.status || a.model !== b.model || a.promptTokens !== b.promptTokens || a.completionTokens !== b.completionTokens;
}

const FIGURES: readonly { title: string; of: (row: TraceRow) => number | undefined; format: (value: number) => string }[] = [
  { title: 'Duration', of: ({ duration }) => duration, format: formatDuration },
  { title: 'Spans', of: ({ spans }) => spans, format: formatCount },
  { title: 'Failed', of: ({ failedSpans }) => failedSpans, format: formatCount },
  { title: 'Tokens in', of: ({ promptTokens }) => promptTokens, format: formatCount },
  { title: 'Tokens out', of: ({ completionTokens }) => completionTokens, format: formatCount },
  { title: 'Cost', of: ({ cost }) => cost, format: formatCost },
];

function Totals({ a, b }: { a: TraceRow; b: TraceRow }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Totals">
      <table class="plain totals">
        <thead>
          <tr>
            <th scope="col"><span class="sr">Run</span></th>
            {FIGURES.map(({ title }) => <th key={title} scope="col" class="number">{title}</th>)}
          </tr>
        </thead>
        <tbody>
          <TotalsRow letter="A" row={a} />
          <TotalsRow letter="B" row={b} />
          <tr>
            <th scope="row" class="faint">B to A</th>
            {FIGURES.map(({ title, of }) => <td key={title} class="number">{changeText(of(a), of(b))}</td>)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function TotalsRow({ letter, row }: { letter: string; row: TraceRow }) {
  return (
    <tr>
      <th scope="row">
        <b class={`letter letter-${letter}`}>{letter}</b> <Status status={row.status} /> <Link to={`/trace/${encodeURIComponent(row.traceId)}`}><Text>{row.name}</Text></Link> <span class="faint">{formatDateTime(row.startTime)}</span>
      </th>
      {FIGURES.map(({ title, of, format }) => {
        const value = of(row);
        return <td key={title} class="number">{value === undefined ? (title === 'Duration' ? <Elapsed row={row} /> : '–') : format(value)}</td>;
      })}
    </tr>
  );
}
