import { Recent } from './recent.js';
import type { TraceRecord } from '../../../src/types.js';
import type { Arrived, TraceFacts } from '../mapping/arrived.js';
import type { Owner } from '../mapping/owner.js';

/** Traces that are followed at the same time; one that is forgotten is ended as it is. */
const MAX_TRACES = 10_000;

/** A trace of which nothing came for so long is over, also where its root never comes: it may be in a program that sends nothing here. */
const QUIET_MS = 60_000;

const NO_ROOT = 'its root span did not come';

type ArrivedSpan = Extract<Arrived, { type: 'span' }>;

/** A trace that spans came of. */
interface Followed {
  /** The span that stands for it: its root, until then the one that began first. */
  top: ArrivedSpan;
  /** A span without a parent came, or the trace itself. */
  rooted: boolean;
  /** What was written of it; `stale` where more is known since then. */
  written: 'stale' | 'start' | 'end';
  session: string | undefined;
  user: string | undefined;
  /** Milliseconds, of the caller's clock. */
  lastAt: number;
}

export type TraceEvent = { readonly type: 'trace.start' | 'trace.end'; readonly record: TraceRecord };

/**
 * OTLP knows spans alone, in any order and in any number of requests, the root mostly last. A trace begins here with the
 * first of its spans, ends with its root, and after a quiet time without one as far as it is known. What comes later wins.
 */
export class Traces {
  readonly #followed: Recent<Followed>;
  readonly #changed = new Set<Followed>();
  /** Traces that came as such: their spans say nothing of them. */
  readonly #whole = new Recent<true>(MAX_TRACES);

  constructor() {
    this.#followed = new Recent(MAX_TRACES, (trace) => this.#changed.add(trace));
  }

  /** The trace itself came, with a record of its own. */
  known(traceId: string): void {
    this.#whole.set(traceId, true);
    this.#followed.delete(traceId);
  }

  add(span: ArrivedSpan, at: number): void {
    const { traceId } = span.record;
    if (this.#whole.get(traceId)) return;
    const trace = this.#followed.get(traceId) ?? { top: span, rooted: false, written: 'stale', session: undefined, user: undefined, lastAt: at };
    this.#followed.set(traceId, trace);
    trace.lastAt = at;
    learn(trace, span.of.owner);
    if (standsFor(span, trace)) rise(trace, span);
    this.#changed.add(trace);
  }

  /** What is to be written now of the traces that spans came of. */
  changes(): TraceEvent[] {
    const events = [...this.#changed].flatMap((trace) => this.#change(trace) ?? []);
    this.#changed.clear();
    return events;
  }

  /** Ends those that are quiet, or all of them. */
  settle(at: number, quietMs = QUIET_MS): TraceEvent[] {
    const quiet = [...this.#followed.values()].filter(({ lastAt, written }) => written !== 'end' && at - lastAt >= quietMs);
    return quiet.map((trace) => end(trace));
  }

  #change(trace: Followed): TraceEvent | undefined {
    const { traceId } = trace.top.record;
    if (trace.written === 'end' || this.#whole.get(traceId)) return undefined;
    if (trace.rooted || this.#followed.get(traceId) !== trace) return end(trace);
    if (trace.written === 'start') return undefined;
    trace.written = 'start';
    return { type: 'trace.start', record: startOf(trace) };
  }
}

function learn(trace: Followed, { sessionId, userId }: Owner): void {
  if ((trace.session ?? sessionId) !== trace.session || (trace.user ?? userId) !== trace.user) trace.written = 'stale';
  trace.session ??= sessionId;
  trace.user ??= userId;
}

/** A root stands for its trace; of two, and as long as there is none, the one that began first. */
function standsFor({ record, root }: ArrivedSpan, { rooted, top }: Followed): boolean {
  if (root !== rooted) return root;
  return record.startTime < top.record.startTime || record.spanId === top.record.spanId;
}

function rise(trace: Followed, span: ArrivedSpan): void {
  trace.top = span;
  trace.rooted ||= span.root;
  trace.written = 'stale';
}

function end(trace: Followed): TraceEvent {
  trace.written = 'end';
  const { error, output, endTime, status } = trace.top.record;
  const outcome = { ...(output !== undefined && { output }), ...(error !== undefined && { error }), ...(!trace.rooted && { statusReason: NO_ROOT }) };
  return { type: 'trace.end', record: { ...startOf(trace), ...outcome, status, endTime: endTime! } };
}

function startOf({ session, top, user }: Followed): TraceRecord {
  const { input, name, source, startTime, tags, traceId } = top.record;
  const facts = traceFacts(top.of);
  const owner = { ...(session !== undefined && { sessionId: session }), ...(user !== undefined && { userId: user }) };
  const own = { ...(input !== undefined && { input }), ...(tags !== undefined && { tags }), ...(source !== undefined && { source }) };
  return { traceId, name, status: 'RUNNING', ...own, startTime, ...owner, ...facts };
}

function traceFacts({ link, metadata, program: { environment, project, release, resource } }: TraceFacts): Partial<TraceRecord> {
  const all = resource === undefined ? metadata : { ...metadata, resource };
  const facts = { metadata: all, project, environment, release, link };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
