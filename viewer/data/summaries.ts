import { addEnded, noTotals } from './totals.js';
import { spanKey } from './span-key.js';
import { viewStatus } from './status.js';
import type { JournalRecord, SpanRecord, TraceRecord } from '../../src/types.js';
import type { CollectedTrace } from './collected-trace.js';
import type { Fate, FateOf } from './status.js';
import type { Totals } from './totals.js';
import type { TraceSummary } from './trace-summary.js';

type Head = Omit<TraceRecord, 'input' | 'output' | 'metadata' | 'error'> & { error?: { type: string; message: string } };

/** What is kept of a trace while its records come by. */
interface Gathered {
  /** Of its start, and once that is known, of its end. */
  head?: Head;
  /** Stands for the trace if its own records are missing. */
  earliest: (Pick<SpanRecord, 'name' | 'status' | 'startTime' | 'source'> & { key: string }) | undefined;
  process: string;
  ended: boolean;
  /** Spans that began and have not ended, with their processes. */
  open: Map<string, string>;
  /** Which spans have ended. */
  ends: Set<number | string>;
  /** A span ended twice, or seems to have: the sums count it twice. */
  repeated: boolean;
  lastEnd: number | undefined;
  totals: Totals;
}

/** Makes summaries of traces from records that come one by one; keeps nothing that was captured. */
export class Summaries {
  readonly #traces = new Map<string, Gathered>();

  /** `process`: a name for the process that wrote the record. */
  add(record: JournalRecord, process: string): void {
    if (record.event === 'score') return;
    const trace = this.#gathered(record.traceId, process);
    if ('kind' in record) addSpan(trace, record, process);
    else addTrace(trace, record, process);
  }

  /** Traces whose sums have to be made once more, of the spans that are there: an SDK can send a span again. */
  get repeated(): string[] {
    return [...this.#traces].flatMap(([traceId, { repeated }]) => (repeated ? [traceId] : []));
  }

  /** Makes the sums of such a trace. */
  recount({ spans }: CollectedTrace): void {
    const trace = this.#traces.get(spans[0]?.record.traceId ?? '');
    if (trace?.repeated !== true) return;
    this.#traces.set(spans[0]!.record.traceId, { ...trace, ...nothingOf() });
    for (const { ended, process, record } of spans) this.add({ event: ended ? 'span.end' : 'span.start', ...record }, process);
  }

  /** The newest first. */
  list(fateOf: FateOf): TraceSummary[] {
    const all = Array.from(this.#traces, ([traceId, trace]) => summarize(traceId, trace, fateOf));
    return all.sort((a, b) => b.startTime - a.startTime || (a.traceId < b.traceId ? 1 : -1));
  }

  #gathered(traceId: string, process: string): Gathered {
    let trace = this.#traces.get(traceId);
    if (trace === undefined) {
      trace = { process, ended: false, ...nothingOf() };
      this.#traces.set(traceId, trace);
    }
    return trace;
  }
}

/** What is known of the spans of a trace before there are any. */
function nothingOf(): Pick<Gathered, 'earliest' | 'open' | 'ends' | 'repeated' | 'lastEnd' | 'totals'> {
  return { earliest: undefined, open: new Map(), ends: new Set(), repeated: false, lastEnd: undefined, totals: noTotals() };
}

function addTrace(trace: Gathered, record: JournalRecord & TraceRecord, process: string): void {
  const ended = record.event === 'trace.end';
  if (trace.ended && !ended) return;
  trace.head = headOf(record);
  trace.ended = ended;
  trace.process = process;
}

function headOf({ traceId, name, status, statusReason, error, startTime, endTime, ...rest }: TraceRecord): Head {
  const { sessionId, userId, tags, project, environment, release, link, source } = rest;
  const shortError = error && { type: error.type, message: error.message };
  return { traceId, name, status, statusReason, error: shortError, startTime, endTime, sessionId, userId, tags, project, environment, release, link, source };
}

function addSpan(trace: Gathered, record: JournalRecord & SpanRecord, process: string): void {
  const { spanId, name, status, startTime, endTime, source } = record;
  const key = spanKey(spanId);
  if (trace.earliest === undefined || startTime < trace.earliest.startTime || key === trace.earliest.key) {
    trace.earliest = { key, name, status, startTime, source };
  }
  if (record.event === 'span.start') {
    trace.open.set(key, process);
    return;
  }
  trace.open.delete(key);
  const mark = markOf(key);
  if (trace.ends.has(mark)) trace.repeated = true;
  trace.ends.add(mark);
  trace.lastEnd = Math.max(trace.lastEnd ?? 0, endTime ?? startTime);
  addEnded(trace.totals, record);
}

/**
 * 48 bits of an id take a quarter of its text, which counts with a million spans. Two spans of a trace that have them in
 * common cost a second look, no more.
 */
function markOf(key: string): number | string {
  return /^[0-9a-f-]{17}$/.test(key) ? Number.parseInt(key.slice(5), 16) : key;
}

function summarize(traceId: string, trace: Gathered, fateOf: FateOf): TraceSummary {
  const { head, totals, open } = trace;
  const own = head === undefined ? fromSpans(traceId, trace, fateOf) : fromHead(head, trace.ended, fateOf(trace.process));
  return { ...own, totals: { ...totals, spans: totals.spans + open.size, openSpans: open.size } };
}

function fromHead(head: Head, ended: boolean, fate: Fate): Omit<TraceSummary, 'totals'> {
  const status = viewStatus(head.status, ended, fate);
  const until = status === 'INTERRUPTED' ? fate.lastTime : head.endTime;
  return { ...head, status, duration: until === undefined ? undefined : Math.max(0, until - head.startTime), recorded: true };
}

function fromSpans(traceId: string, { earliest, open, lastEnd }: Gathered, fateOf: FateOf): Omit<TraceSummary, 'totals'> {
  const { name, status, startTime, source } = earliest!;
  const fates = Array.from(open.values(), fateOf);
  const running = fates.some((fate) => fate.running);
  const ended = open.size === 0;
  const last = fates.reduce((latest, { lastTime }) => Math.max(latest, lastTime ?? 0), Math.max(startTime, lastEnd ?? 0));
  const until = running ? undefined : last;
  return {
    traceId,
    name,
    status: running ? 'RUNNING' : viewStatus(status, ended, { running }),
    startTime,
    endTime: ended ? until : undefined,
    duration: until === undefined ? undefined : until - startTime,
    source,
    recorded: false,
  };
}
