import { ERROR } from '../index/codes.js';
import { orAbsent } from '../index/trace-rows.js';
import type { SessionRow } from '../api/types.js';
import type { JournalIndex } from '../index/journal-index.js';
import type { TraceRows } from '../index/trace-rows.js';

/** A session and the rows of its traces. */
export interface Gathered {
  session: number;
  traces: number[];
  endTime: number;
}

/** The sessions of traces, those with the latest activity first. Their sums are made for those that are shown. */
export function sessionsOf(traces: readonly number[], index: JournalIndex): Gathered[] {
  const { session, startTime } = index.traces.columns;
  const bySession = new Map<number, Gathered>();
  for (const row of traces) {
    if (session[row] === 0) continue;
    let gathered = bySession.get(session[row]!);
    if (gathered === undefined) bySession.set(session[row]!, (gathered = { session: session[row]!, traces: [], endTime: 0 }));
    gathered.traces.push(row);
    gathered.endTime = Math.max(gathered.endTime, startTime[row]!);
  }
  return [...bySession.values()].sort((a, b) => b.endTime - a.endTime || a.session - b.session);
}

export function sessionRow({ session, traces }: Gathered, index: JournalIndex, rows: TraceRows): SessionRow {
  const { cost, startTime, tokens, user } = index.traces.columns;
  const row = { sessionId: index.strings.text(session), traces: traces.length, startTime: Infinity, endTime: 0, tokens: 0, cost: Number.NaN, errors: 0, userId: undefined as string | undefined };
  for (const trace of traces) {
    const duration = rows.duration(trace) ?? 0;
    row.startTime = Math.min(row.startTime, startTime[trace]!);
    row.endTime = Math.max(row.endTime, startTime[trace]! + duration);
    row.tokens += tokens[trace]!;
    if (!Number.isNaN(cost[trace]!)) row.cost = (Number.isNaN(row.cost) ? 0 : row.cost) + cost[trace]!;
    if (rows.status(trace) === ERROR) row.errors += 1;
    if (user[trace] !== 0) row.userId ??= index.strings.text(user[trace]!);
  }
  return { ...row, cost: orAbsent(row.cost) };
}
