import { ERROR, FLAG, KINDS, NONE } from '../index/codes.js';
import { Histogram, latencyClass } from '../index/latency.js';
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
  const [byModel, byKind, byName] = groupedBy(shapes, index, spans);
  return {
    ...seriesOf(traces, index, rows, bucket),
    totals: totalsOf(traces, index, rows),
    byModel: byModel.map(({ number, stats }) => ({ model: text(number), ...stats })),
    byKind: byKind.map(({ number, stats }) => ({ kind: KINDS[number]!, ...stats })),
    byName: byName.map(({ number, stats }) => ({ name: text(number), ...stats })),
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
}

/** One pass over the spans, by what names, kinds and models have in common. */
function sumByShape({ rows, length }: Spans, index: JournalIndex): ShapeSums {
  const { completionTokens, cost, flags, promptTokens, shape, status, tokens } = index.spans.columns;
  const count = index.shapes.length;
  const integers = () => new Uint32Array(count);
  const doubles = () => new Float64Array(count);
  const sums: ShapeSums = { spans: integers(), errors: integers(), promptTokens: doubles(), completionTokens: doubles(), tokens: doubles(), cost: doubles(), costs: integers() };
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
  }
  return sums;
}

interface Group {
  number: number;
  shapes: number[];
  spans: number;
}

type Grouped = { number: number; stats: SpanStats }[];

function groupedBy(sums: ShapeSums, index: JournalIndex, spans: Spans): [Grouped, Grouped, Grouped] {
  const groups = [largest(sums, index, 'model').filter(({ number }) => number !== 0), largest(sums, index, 'kind'), largest(sums, index, 'name')] as const;
  const times = latenciesOf(groups, index, spans);
  const of = (which: 0 | 1 | 2): Grouped => groups[which].map((group, i) => ({ number: group.number, stats: { ...sumsOf(group, sums), ...times[which]![i]! } }));
  return [of(0), of(1), of(2)];
}

/** The groups of most spans. Spans without a model have number 0. */
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
  return [...groups.values()].sort((a, b) => b.spans - a.spans).slice(0, MOST_GROUPS + 1);
}

function sumsOf({ shapes, spans }: Group, sums: ShapeSums): Omit<SpanStats, keyof Latencies> {
  const sum = (column: Uint32Array | Float64Array) => shapes.reduce((total, at) => total + column[at]!, 0);
  const cost = sum(sums.costs) > 0 ? sum(sums.cost) : undefined;
  return { spans, errors: sum(sums.errors), promptTokens: sum(sums.promptTokens), completionTokens: sum(sums.completionTokens), tokens: sum(sums.tokens), cost };
}

/**
 * A second pass, over all groupings at once, for the largest groups alone: a histogram for each of many thousand names would
 * take gigabytes.
 */
function latenciesOf(groupings: readonly (readonly Group[])[], index: JournalIndex, { rows, length }: Spans): Latencies[][] {
  const { firstToken, flags, latency, shape } = index.spans.columns;
  const groups = groupings.flat();
  const nowhere = { durations: new Histogram(), firsts: new Histogram() };
  const histograms = groups.map(() => ({ durations: new Histogram(), firsts: new Histogram() }));
  const [a, b, c] = groupings.map((grouping) => histogramsByShape(grouping, index.shapes.length, (group) => histograms[groups.indexOf(group)]!, nowhere)) as [Both[], Both[], Both[]];
  for (let i = 0; i < length; i++) {
    const row = rows === undefined ? i : rows[i]!;
    if ((flags[row]! & (FLAG.ENDED | FLAG.REMOVED)) !== FLAG.ENDED) continue;
    const at = shape[row]!;
    const duration = latency[row]!;
    a[at]!.durations.add(duration);
    b[at]!.durations.add(duration);
    c[at]!.durations.add(duration);
    if (firstToken[row] === NONE) continue;
    const first = latencyClass(firstToken[row]!);
    a[at]!.firsts.add(first);
    b[at]!.firsts.add(first);
    c[at]!.firsts.add(first);
  }
  let done = 0;
  return groupings.map((grouping) => grouping.map(() => histograms[done++]!).map(({ durations, firsts }) => latencies(durations, firsts)));
}

interface Both {
  durations: Histogram;
  firsts: Histogram;
}

function histogramsByShape(groups: readonly Group[], shapes: number, of: (group: Group) => Both, nowhere: Both): Both[] {
  const byShape = Array.from({ length: shapes }, () => nowhere);
  for (const group of groups) for (const at of group.shapes) byShape[at] = of(group);
  return byShape;
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
