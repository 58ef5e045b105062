import { previewOf } from '../../answers/preview.js';
import { sessionRow, sessionsOf } from '../../answers/sessions.js';
import { readTraceRecord } from '../../index/read-trace.js';
import { NotFound } from '../not-found.js';
import { BadRequest } from '../parameters.js';
import { json } from '../respond.js';
import type { SessionAnswer, SessionList } from '../../api/types.js';
import type { Context } from '../context.js';
import type { Handler } from '../routes.js';

/** A conversation of more traces is read by its session in the list. */
const MAX_TRACES = 500;

export const listSessions: Handler = async (context, _path, given) => {
  const { partial, traces } = await context.matching(given.text('q'));
  const limit = given.integer('limit', 100, [0, 1000]);
  const offset = given.integer('offset', 0, [0, 100_000_000]);
  const all = sessionsOf(traces, context.index);
  const sessions = all.slice(offset, offset + limit).map((session) => sessionRow(session, context.index, context.rows));
  return json({ sessions, total: all.length, partial: partial || undefined } satisfies SessionList);
};

export const oneSession: Handler = (context, [id]) => {
  const number = context.index.strings.find(decoded(id!));
  const { session, startTime } = context.index.traces.columns;
  const traces: number[] = [];
  for (let row = 0; row < context.index.traces.length; row++) if (number && session[row] === number && !context.index.isGone(row)) traces.push(row);
  const [found] = sessionsOf(traces, context.index);
  if (found === undefined) throw new NotFound('no such session: its files may have been deleted');
  const shown = traces.sort((a, b) => startTime[a]! - startTime[b]!).slice(0, MAX_TRACES);
  const answer = { session: sessionRow(found, context.index, context.rows), traces: shown.map((row) => withValues(context, row)), truncated: traces.length - shown.length || undefined };
  return json(answer satisfies SessionAnswer);
};

function withValues(context: Context, row: number): SessionAnswer['traces'][number] {
  const { input, output } = readTraceRecord(context.indexer, row) ?? {};
  return { ...context.rows.row(row), input: previewOf(input), output: previewOf(output) };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    throw new BadRequest('expected the id of a session, percent-encoded');
  }
}
