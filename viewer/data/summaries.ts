import { addEnded, noTotals } from './totals.js';
import { viewStatus } from './status.js';
import type { JournalRecord, SpanRecord, TraceRecord } from '../../src/types.js';
import type { Fate, FateOf } from './status.js';
import type { Totals } from './totals.js';
import type { TraceSummary } from './trace-summary.js';

type Head = Omit<TraceRecord, 'input' | 'output' | 'metadata' | 'error'> & { error?: { type: string; message: string } };

/** What is kept of a trace while its records come by. */
interface Gathered {
  /** Of its start, and once that is known, of its end. */
  head?: Head;
  /** Stands for the trace if its own records are missing. */
  earliest?: Pick<SpanRecord, 'spanId' | 'name' | 'status' | 'startTime' | 'source'>;
  process: string;
  ended: boolean;
  /** Spans that began and have not ended, with their processes. */
  open: Map<string, string>;
  lastEnd?: number;
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

  /** The newest first. */
  list(fateOf: FateOf): TraceSummary[] {
    const all = Array.from(this.#traces, ([traceId, trace]) => summarize(traceId, trace, fateOf));
    return all.sort((a, b) => b.startTime - a.startTime || (a.traceId < b.traceId ? 1 : -1));
  }

  #gathered(traceId: string, process: string): Gathered {
    let trace = this.#traces.get(traceId);
    if (trace === undefined) {
      trace = { process, ended: false, open: new Map(), totals: noTotals() };
      this.#traces.set(traceId, trace);
    }
    return trace;
  }
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
  if (trace.earliest === undefined || startTime < trace.earliest.startTime || spanId === trace.earliest.spanId) {
    trace.earliest = { spanId, name, status, startTime, source };
  }
  if (record.event === 'span.start') {
    trace.open.set(spanId, process);
    return;
  }
  trace.open.delete(spanId);
  trace.lastEnd = Math.max(trace.lastEnd ?? 0, endTime ?? startTime);
  addEnded(trace.totals, record);
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
