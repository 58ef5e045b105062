import { ERROR, FLAG, KINDS, NONE } from '../index/codes.js';
import { Histogram, LATENCY_CLASSES, latencyClass } from '../index/latency.js';
import { orAbsent } from '../index/trace-rows.js';
import type { Bucket, Latencies, SpanStats, Stats } from '../api/types.js';
import type { JournalIndex } from '../index/journal-index.js';
import type { Shape } from '../index/shapes.js';
import type { TraceRows } from '../index/trace-rows.js';

const MOST_GROUPS = 50;
const MOST_BUCKETS = 2000;

const WIDTHS: Readonly<Record<Bucket, number>> = { minute: 60e6, hour: 3600e6, day: 86_400e6 };

/** Sums, percentiles and their course over time. `traces`: rows of the wanted ones; `all`: that these are all there are. */
export function statsOf(traces: readonly number[], all: boolean, index: JournalIndex, rows: TraceRows, bucket: Bucket): Stats {
  const spans = all ? everySpan(index) : spansOf(traces, index);
  const shapes = sumByShape(spans, index);
  const text = (number: number) => index.strings.text(number);
  return {
    ...seriesOf(traces, index, rows, bucket),
    totals: totalsOf(traces, index, rows),
    byModel: groupedBy('model', shapes, index).map(({ number, stats }) => ({ model: text(number), ...stats })),
    byKind: groupedBy('kind', shapes, index).map(({ number, stats }) => ({ kind: KINDS[number]!, ...stats })),
    byName: groupedBy('name', shapes, index).map(({ number, stats }) => ({ name: text(number), ...stats })),
  };
}

/** Rows of spans, in either form; a loop over a range needs no list of a million numbers. */
type Spans = { rows: readonly number[] | undefined; length: number };

function everySpan({ spans }: JournalIndex): Spans {
  return { rows: undefined, length: spans.length };
}

function spansOf(traces: readonly number[], index: JournalIndex): Spans {
  const rows = traces.flatMap((trace) => index.spansOf(trace));
  return { rows, length: rows.length };
}

interface ShapeSums {
  spans: Uint32Array;
  errors: Uint32Array;
  promptTokens: Float64Array;
  completionTokens: Float64Array;
  tokens: Float64Array;
  cost: Float64Array;
  costs: Uint32Array;
  /** Histograms of the first `MOST_SHAPES` shapes, one behind the other. */
  durations: Uint32Array;
  firstTokens: Uint32Array;
}

/** A histogram takes 6.5 KB. Where names have numbers in them, there can be a shape for each span: those beyond have no part in percentiles. */
const MOST_SHAPES = 2000;

/** One pass over the spans, by what names, kinds and models have in common. */
function sumByShape({ rows, length }: Spans, index: JournalIndex): ShapeSums {
  const { completionTokens, cost, firstToken, flags, latency, promptTokens, shape, status, tokens } = index.spans.columns;
  const count = index.shapes.length;
  const integers = () => new Uint32Array(count);
  const doubles = () => new Float64Array(count);
  const histograms = () => new Uint32Array(Math.min(count, MOST_SHAPES) * LATENCY_CLASSES);
  const sums: ShapeSums = { spans: integers(), errors: integers(), promptTokens: doubles(), completionTokens: doubles(), tokens: doubles(), cost: doubles(), costs: integers(), durations: histograms(), firstTokens: histograms() };
  for (let i = 0; i < length; i++) {
    const row = rows === undefined ? i : rows[i]!;
    if ((flags[row]! & FLAG.REMOVED) !== 0) continue;
    const at = shape[row]!;
    sums.spans[at]!++;
    if ((flags[row]! & FLAG.ENDED) === 0) continue;
    if (status[row] === ERROR) sums.errors[at]!++;
    if (tokens[row] !== 0) {
      sums.promptTokens[at]! += promptTokens[row]!;
      sums.completionTokens[at]! += completionTokens[row]!;
      sums.tokens[at]! += tokens[row]!;
    }
    if (cost[row]! >= 0) {
      sums.cost[at]! += cost[row]!;
      sums.costs[at]!++;
    }
    if (at >= MOST_SHAPES) continue;
    sums.durations[at * LATENCY_CLASSES + latency[row]!]!++;
    if (firstToken[row] !== NONE) sums.firstTokens[at * LATENCY_CLASSES + latencyClass(firstToken[row]!)]!++;
  }
  return sums;
}

interface Group {
  number: number;
  shapes: number[];
  spans: number;
}

/** The groups of most spans by what they have in common. Spans without a model have number 0. */
function groupedBy(key: keyof Shape, sums: ShapeSums, index: JournalIndex): { number: number; stats: SpanStats }[] {
  const groups = largest(sums, index, key).filter(({ number }) => key !== 'model' || number !== 0);
  return groups.slice(0, MOST_GROUPS).map((group) => ({ number: group.number, stats: { ...sumsOf(group, sums), ...latenciesOf(group, sums) } }));
}

function largest(sums: ShapeSums, index: JournalIndex, key: keyof Shape): Group[] {
  const groups = new Map<number, Group>();
  index.shapes.all().forEach((shape, at) => {
    if (sums.spans[at] === 0) return;
    const number = shape[key];
    let found = groups.get(number);
    if (found === undefined) groups.set(number, (found = { number, shapes: [], spans: 0 }));
    found.shapes.push(at);
    found.spans += sums.spans[at]!;
  });
  return [...groups.values()].sort((a, b) => b.spans - a.spans);
}

function sumsOf({ shapes, spans }: Group, sums: ShapeSums): Omit<SpanStats, keyof Latencies> {
  const sum = (column: Uint32Array | Float64Array) => shapes.reduce((total, at) => total + column[at]!, 0);
  const cost = sum(sums.costs) > 0 ? sum(sums.cost) : undefined;
  return { spans, errors: sum(sums.errors), promptTokens: sum(sums.promptTokens), completionTokens: sum(sums.completionTokens), tokens: sum(sums.tokens), cost };
}

function latenciesOf({ shapes }: Group, sums: ShapeSums): Latencies {
  const [durations, firsts] = [new Histogram(), new Histogram()];
  for (const at of shapes) {
    if (at >= MOST_SHAPES) continue;
    durations.addAll(sums.durations, at * LATENCY_CLASSES);
    firsts.addAll(sums.firstTokens, at * LATENCY_CLASSES);
  }
  return latencies(durations, firsts);
}

function latencies(durations: Histogram, firsts: Histogram): Latencies {
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => durations.percentile(share) ?? 0) as [number, number, number];
  return { p50, p90, p99, ttftP50: firsts.percentile(0.5) ?? undefined };
}

function totalsOf(traces: readonly number[], { traces: { columns } }: JournalIndex, rows: TraceRows): Stats['totals'] {
  const totals = { traces: traces.length, errors: 0, spans: 0, promptTokens: 0, completionTokens: 0, tokens: 0, cost: Number.NaN };
  const durations = new Histogram();
  const firsts = new Histogram();
  for (const row of traces) {
    const duration = rows.duration(row);
    if (rows.status(row) === ERROR) totals.errors += 1;
    if (duration !== undefined) durations.add(latencyClass(duration));
    if (columns.firstToken[row] !== 0) firsts.add(latencyClass(columns.firstToken[row]! - 1));
    totals.spans += columns.spans[row]!;
    totals.promptTokens += columns.promptTokens[row]!;
    totals.completionTokens += columns.completionTokens[row]!;
    totals.tokens += columns.tokens[row]!;
    if (!Number.isNaN(columns.cost[row]!)) totals.cost = (Number.isNaN(totals.cost) ? 0 : totals.cost) + columns.cost[row]!;
  }
  return { ...totals, cost: orAbsent(totals.cost), ...(durations.count > 0 && latencies(durations, firsts)) };
}

function seriesOf(traces: readonly number[], index: JournalIndex, rows: TraceRows, wanted: Bucket): Pick<Stats, 'bucket' | 'buckets' | 'series'> {
  const { cost, firstToken, startTime, tokens } = index.traces.columns;
  const { bucket, buckets, first, width } = bucketsOf(traces, startTime, wanted);
  const zeros = () => buckets.map(() => 0);
  const counts = { traces: zeros(), errors: zeros(), tokens: zeros(), cost: zeros() };
  const durations = buckets.map(() => new Lazy());
  const firsts = buckets.map(() => new Lazy());
  for (const row of traces) {
    const at = Math.floor(startTime[row]! / width) - first;
    if (at < 0 || at >= buckets.length) continue;
    const duration = rows.duration(row);
    counts.traces[at]! += 1;
    if (rows.status(row) === ERROR) counts.errors[at]! += 1;
    counts.tokens[at]! += tokens[row]!;
    counts.cost[at]! += orAbsent(cost[row]!) ?? 0;
    if (duration !== undefined) durations[at]!.histogram.add(latencyClass(duration));
    if (firstToken[row] !== 0) firsts[at]!.histogram.add(latencyClass(firstToken[row]! - 1));
  }
  const share = (histograms: readonly Lazy[], of: number) => histograms.map((lazy) => lazy.percentile(of));
  return { bucket, buckets, series: { ...counts, p50: share(durations, 0.5), p90: share(durations, 0.9), p99: share(durations, 0.99), ttftP50: share(firsts, 0.5) } };
}

/** Most buckets of a long time are empty. */
class Lazy {
  #made: Histogram | undefined;

  get histogram(): Histogram {
    return (this.#made ??= new Histogram());
  }

  percentile(share: number): number | null {
    return this.#made?.percentile(share) ?? null;
  }
}

/** From the first to the last trace, without a gap. Too many of them become wider ones, or else only the latest count. */
function bucketsOf(traces: readonly number[], startTime: Float64Array, wanted: Bucket): { bucket: Bucket; buckets: number[]; first: number; width: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const row of traces) {
    from = Math.min(from, startTime[row]!);
    to = Math.max(to, startTime[row]!);
  }
  if (traces.length === 0) return { bucket: wanted, buckets: [], first: 0, width: WIDTHS[wanted] };
  const wider: readonly Bucket[] = wanted === 'minute' ? ['minute', 'hour', 'day'] : wanted === 'hour' ? ['hour', 'day'] : ['day'];
  const bucket = wider.find((one) => (to - from) / WIDTHS[one] < MOST_BUCKETS) ?? 'day';
  const width = WIDTHS[bucket];
  const last = Math.floor(to / width);
  const first = Math.max(Math.floor(from / width), last - MOST_BUCKETS + 1);
  return { bucket, width, first, buckets: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * width) };
}
