import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../../parts/failure.js';
import { Notice } from '../../parts/notice.js';
import { onEvent, onResume } from '../../api/events.js';
import { useAnswer } from '../../api/use-answer.js';
import { useKeys } from '../../keys/bindings.js';
import { address } from '../../data/address.js';
import { fittingBucket } from '../../data/fitting-bucket.js';
import { compactCount } from '../../data/compact-count.js';
import { setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatCost, formatCount } from '../../../../src/text/number.js';
import { Chart } from './chart.js';
import { StatsTable } from './stats-table.js';
import type { Bucket, Stats } from '../../../api/types.js';

const HOUR = 3_600_000_000;
const RANGES: readonly { name: string; title: string; length?: number; bucket?: Bucket }[] = [
  { name: '1h', title: 'Last hour', length: HOUR, bucket: 'minute' },
  { name: '24h', title: 'Last day', length: 24 * HOUR, bucket: 'hour' },
  { name: '30d', title: 'Last 30 days', length: 720 * HOUR, bucket: 'day' },
  { name: 'all', title: 'All' },
];

/** Charts are drawn anew at most this often while something is recorded. */
const RELOAD_MS = 2_000;

/** Latency, tokens, cost and errors over time, and by model, kind and name. */
export function ChartsPage() {
  const { parameters } = usePlace();
  const q = parameters.get('q') ?? '';
  const range = RANGES.find(({ name }) => name === parameters.get('range')) ?? RANGES[3]!;
  const [opened, setOpened] = useState(() => Date.now() * 1000);
  const box = useRef<HTMLInputElement>(null);
  const from = range.length === undefined ? undefined : opened - range.length;
  const [fitting, setFitting] = useState<Bucket>('hour');
  const { data, error, loading, reload } = useAnswer<Stats>(address('/api/stats', { q, bucket: range.bucket ?? fitting, from }));
  useEffect(() => {
    if (data?.bucket === 'hour' && range.bucket === undefined) setFitting(fittingBucket(data.buckets.length));
  }, [data]);
  useEffect(() => {
    let timer = 0;
    const soon = () => (timer ||= window.setTimeout(() => { timer = 0; setOpened(Date.now() * 1000); reload(); }, RELOAD_MS));
    const stops = [onEvent('traces', soon), onResume(soon)];
    return () => { clearTimeout(timer); stops.forEach((stop) => stop()); };
  }, []);
  useEffect(() => void (document.title = 'Charts · filigree'), []);
  const choose = (index: number) => setParameters({ range: RANGES[index]?.name });
  useKeys('Charts', [
    { keys: ['/'], does: 'Filter', run: () => box.current?.focus() },
    ...RANGES.map(({ title }, i) => ({ keys: [String(i + 1)], does: title, run: () => choose(i) })),
  ]);
  return (
    <div class="page charts" tabIndex={0} role="region" aria-label="Charts">
      <div class="page-head">
        <h1>Charts</h1>
        <div class="segments" role="group" aria-label="Range">
          {RANGES.map(({ name, title }, i) => <button key={name} type="button" aria-pressed={name === range.name} onClick={() => choose(i)}>{title}</button>)}
        </div>
        <input ref={box} class="grow mono" type="text" aria-label="Filter" placeholder="Filter: name:agent model:gpt*" spellcheck={false} value={q} onInput={({ currentTarget }) => setParameters({ q: currentTarget.value })} onKeyDown={({ key }) => key === 'Escape' && box.current?.blur()} />
      </div>
      {error !== undefined ? <Failure error={error} retry={reload} /> : data === undefined ? (loading && <div class="loading" aria-busy="true" />) : data.totals.traces === 0 ? (
        <Notice title="Nothing in this range"><p>Choose a longer one, or another filter.</p></Notice>
      ) : (
        <Body stats={data} />
      )}
    </div>
  );
}

function Body({ stats }: { stats: Stats }) {
  const { buckets, bucket, series, totals, byKind, byModel, byName } = stats;
  const common = { buckets, bucket };
  return (
    <>
      <Totals totals={totals} />
      <div class="chart-grid">
        <Chart {...common} title="Latency of traces" format={formatDuration} lines={[{ title: 'p50', colour: 'AGENT', values: series.p50 }, { title: 'p90', colour: 'RERANKER', values: series.p90 }, { title: 'p99', colour: 'GUARDRAIL', values: series.p99 }]} />
        <Chart {...common} title="Traces" format={formatCount} bars whole lines={[{ title: 'traces', colour: 'CHAIN', values: series.traces }, { title: 'errors', colour: 'ERROR', values: series.errors }]} />
        <Chart {...common} title="Tokens" format={compactCount} bars whole lines={[{ title: 'tokens', colour: 'LLM', values: series.tokens }]} />
        <Chart {...common} title="Cost" format={formatCost} bars lines={[{ title: 'cost', colour: 'TOOL', values: series.cost }]} />
        <Chart {...common} title="Time to first token" format={formatDuration} lines={[{ title: 'p50', colour: 'EVALUATOR', values: series.ttftP50 }]} />
        <Chart {...common} title="Traces that failed" format={(share) => `${Math.round(share)} %`} lines={[{ title: 'share', colour: 'ERROR', values: series.traces.map((all, i) => (all === 0 ? null : (100 * series.errors[i]!) / all)) }]} />
      </div>
      <StatsTable title="By model" rows={byModel.map((row) => ({ label: row.model, ...row }))} field="model" />
      <StatsTable title="By kind" rows={byKind.map((row) => ({ label: row.kind, ...row }))} field="kind" />
      <StatsTable title="By name of the span" rows={byName.map((row) => ({ label: row.name, ...row }))} />
    </>
  );
}

function Totals({ totals: { cost, errors, p50, p99, spans, tokens, traces, ttftP50 } }: { totals: Stats['totals'] }) {
  const figures = {
    Traces: formatCount(traces),
    Errors: `${formatCount(errors)} (${((100 * errors) / traces).toFixed(1)} %)`,
    Spans: formatCount(spans),
    Tokens: compactCount(tokens),
    Cost: cost === undefined ? '–' : formatCost(cost),
    'Latency p50': p50 === undefined ? '–' : formatDuration(p50),
    'Latency p99': p99 === undefined ? '–' : formatDuration(p99),
    'First token p50': ttftP50 === undefined ? '–' : formatDuration(ttftP50),
  };
  return <dl class="tiles">{Object.entries(figures).map(([title, text]) => <div key={title}><dt>{title}</dt><dd>{text}</dd></div>)}</dl>;
}
