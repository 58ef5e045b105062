import { previewOf } from '../../answers/preview.js';
import { readScores, readTraceRecord } from '../../index/read-trace.js';
import { placeSpans } from '../../index/span-tree.js';
import { page } from '../../query/sort.js';
import { NotFound } from '../not-found.js';
import { BadRequest } from '../parameters.js';
import { json } from '../respond.js';
import type { SearchAnswer, TraceAnswer, TraceList } from '../../api/types.js';
import type { Context } from '../context.js';
import type { Handler } from '../routes.js';

const MAX_SPANS = 200_000;

export const listTraces: Handler = async (context, _path, given) => {
  const query = given.text('q');
  const { partial, traces } = await context.matching(query);
  const sort = {
    field: given.choice('sort', ['start', 'duration', 'tokens', 'cost', 'name', 'status']),
    ascending: given.choice('order', ['desc', 'asc']) === 'asc',
    limit: given.integer('limit', 100, [0, 1000]),
    offset: given.integer('offset', 0, [0, 100_000_000]),
  };
  const rows = page(traces, context.index, context.rows, sort).map((row) => context.rows.row(row));
  const { progress } = context.indexer;
  return json({ traces: rows, total: traces.length, facets: context.facets(query, traces), indexing: progress, partial: partial || undefined } satisfies TraceList);
};

export const oneTrace: Handler = (context, [id], given) => {
  const trace = findTrace(context, id!);
  const placed = placeSpans(context.index, trace);
  const shown = placed.slice(0, MAX_SPANS);
  const { input, output, ...record } = readTraceRecord(context.indexer, trace) ?? {};
  const spans = given.choice('columns', ['0', '1']) === '1' ? { columns: context.spanRows.columns(trace, shown) } : { spans: shown.map((span) => context.spanRows.row(span)) };
  return json({
    row: context.rows.row(trace),
    trace: 'traceId' in record ? record : undefined,
    input: previewOf(input),
    output: previewOf(output),
    ...spans,
    scores: readScores(context.indexer, trace),
    truncated: placed.length - shown.length || undefined,
  } satisfies TraceAnswer);
};

export const traceRecord: Handler = (context, [id]) => {
  const record = readTraceRecord(context.indexer, findTrace(context, id!));
  if (record === undefined) throw new NotFound('the trace itself was not recorded, or its file is gone: only spans of it are there');
  return json(record);
};

export const searchTrace: Handler = async (context, [id], given) => {
  const trace = findTrace(context, id!);
  const text = given.text('q');
  if (text === '') throw new BadRequest('expected a text as `q`');
  const { partial, spans } = await context.search.findIn(trace, text);
  const spanIds = placeSpans(context.index, trace).filter(({ row }) => spans.has(row)).map(({ row }) => context.index.spanId(row));
  return json({ spanIds, partial: partial || undefined } satisfies SearchAnswer);
};

/** The row of a trace. Throws `NotFound`. */
export function findTrace(context: Context, id: string): number {
  const row = context.index.findTrace(id);
  if (row === -1) throw new NotFound(context.indexer.progress === undefined ? 'no such trace: its files may have been deleted' : 'no such trace yet: the store is still being read');
  return row;
}
