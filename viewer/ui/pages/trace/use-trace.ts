import { useEffect, useMemo, useState } from 'preact/hooks';
import { onEvent, onResume, watchTrace } from '../../api/events.js';
import { useAnswer } from '../../api/use-answer.js';
import { mergeSpans } from '../../data/merge-spans.js';
import { rowsOfColumns } from '../../data/rows-of-columns.js';
import { traceRows } from '../../data/trace-rows.js';
import { treeShape } from '../../data/tree-shape.js';
import type { AnswerError } from '../../api/get.js';
import type { SpanRow, TraceAnswer, TraceRow } from '../../../api/types.js';
import type { TreeRow } from '../../data/trace-rows.js';
import type { TreeShape } from '../../data/tree-shape.js';

export interface TraceState {
  readonly answer?: TraceAnswer;
  readonly trace?: TraceRow;
  readonly rows: readonly TreeRow[];
  readonly shape: TreeShape;
  readonly error?: AnswerError;
}

/** A trace with its spans; while it runs, as they come. */
export function useTrace(id: string): TraceState {
  const { data: answer, error, reload } = useAnswer<TraceAnswer>(`/api/traces/${encodeURIComponent(id)}?columns=1`);
  const [spans, setSpans] = useState<readonly SpanRow[]>([]);
  const [trace, setTrace] = useState<TraceRow>();
  useEffect(() => {
    if (answer === undefined) return;
    setTrace(answer.row);
    setSpans(answer.spans ?? (answer.columns === undefined ? [] : rowsOfColumns(answer.columns, answer.row.startTime)));
  }, [answer]);

  const live = trace?.live ?? false;
  useEffect(() => {
    if (!live) return;
    const stops = [
      watchTrace(id),
      onEvent('spans', (told) => told.traceId === id && setSpans((before) => mergeSpans(before, told.spans))),
      onEvent('traces', ({ traces }) => {
        const row = traces.find(({ traceId }) => traceId === id);
        if (row === undefined) return;
        setTrace(row);
        // The last of it, what stood only in its end included.
        if (!row.live) reload();
      }),
      onResume(reload),
    ];
    return () => stops.forEach((stop) => stop());
  }, [id, live]);

  const rows = useMemo(() => (trace === undefined ? [] : traceRows(trace, spans, { hasInput: answer?.input !== undefined, hasOutput: answer?.output !== undefined })), [trace, spans]);
  const shape = useMemo(() => treeShape(rows), [rows]);
  return { answer, trace, rows, shape, error };
}
