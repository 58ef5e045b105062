import { STATUSES } from '../../index/codes.js';
import { readSpanRecord } from '../../index/read-trace.js';
import { placeSpans } from '../../index/span-tree.js';
import { NotFound } from '../not-found.js';
import { json } from '../respond.js';
import { findTrace } from './traces.js';
import type { SpanAnswer } from '../../api/types.js';
import type { Context } from '../context.js';
import type { Handler } from '../routes.js';

export const oneSpan: Handler = (context, [traceId, spanId]) => {
  const trace = findTrace(context, traceId!);
  const row = context.index.findSpan(trace, spanId!);
  const span = row === -1 ? undefined : readSpanRecord(context.indexer, row);
  if (span === undefined) throw new NotFound('no such span in this trace: its file may have been deleted');
  return json({ span, status: STATUSES[context.spanRows.status(row)]!, previous: previousOf(context, trace, row) } satisfies SpanAnswer);
};

/** The span of the same name right before it. */
function previousOf(context: Context, trace: number, row: number): SpanAnswer['previous'] {
  const { shape } = context.index.spans.columns;
  const nameOf = (span: number) => context.index.shapes.of(shape[span]!).name;
  const placed = placeSpans(context.index, trace).map((span) => span.row);
  const before = placed.slice(0, placed.indexOf(row)).findLast((span) => nameOf(span) === nameOf(row));
  const record = before === undefined ? undefined : readSpanRecord(context.indexer, before);
  return record && { spanId: record.spanId, input: record.input, output: record.output };
}
