import type { SpanRow, TraceRow } from '../../api/types.js';

/** A row of the tree: a span, or at its top the trace itself. */
export type TreeRow = Omit<SpanRow, 'kind'> & { readonly kind: string };

/** The id of the row of the trace itself; spans have UUIDs. */
export const TRACE_ROW = '';

/** Its depth: spans count theirs from 0, and 100,000 of them are not copied to make room above. */
export const TRACE_DEPTH = -1;

/** The trace and under it its spans, in the order that they are shown. */
export function traceRows(trace: TraceRow, spans: readonly SpanRow[], preview: { hasInput: boolean; hasOutput: boolean }): TreeRow[] {
  const { duration, error, name, startTime, status, statusReason } = trace;
  const root: TreeRow = { spanId: TRACE_ROW, name, kind: 'TRACE', status, statusReason, startTime, endTime: duration === undefined ? undefined : startTime + duration, error, ...preview, depth: TRACE_DEPTH };
  return [root, ...spans];
}
