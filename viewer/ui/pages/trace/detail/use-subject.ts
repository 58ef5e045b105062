import { useAnswer } from '../../../api/use-answer.js';
import { TRACE_ROW } from '../../../data/trace-rows.js';
import type { AnswerError } from '../../../api/get.js';
import type { DetailSubject } from '../../../data/detail-tabs.js';
import type { TreeRow } from '../../../data/trace-rows.js';
import type { SpanAnswer, SpanRecord, TraceAnswer, TraceRecord } from '../../../../api/types.js';

export interface Subject extends DetailSubject {
  /** The whole record, for what is shown as it is. */
  readonly record: SpanRecord | TraceRecord;
  readonly previous?: SpanAnswer['previous'];
}

/** All that was recorded of the selected row. It is asked for again when the row changes its status. */
export function useSubject(id: string, row: TreeRow, { scores }: TraceAnswer): { subject?: Subject; error?: AnswerError; loading: boolean } {
  const isTrace = row.spanId === TRACE_ROW;
  const base = `/api/traces/${encodeURIComponent(id)}`;
  const whole = useAnswer<TraceRecord>(isTrace ? `${base}/record#${row.status}` : undefined);
  const one = useAnswer<SpanAnswer>(isTrace ? undefined : `${base}/spans/${encodeURIComponent(row.spanId)}#${row.status}`);
  const { error, loading } = isTrace ? whole : one;
  const record = isTrace ? whole.data : one.data?.span;
  if (record === undefined || loading) return { error: loading ? undefined : error, loading };
  const own = scores.filter(({ spanId }) => (spanId ?? TRACE_ROW) === row.spanId);
  return { loading, subject: { ...record, kind: row.kind, record, scores: own, previous: isTrace ? undefined : one.data?.previous } };
}
