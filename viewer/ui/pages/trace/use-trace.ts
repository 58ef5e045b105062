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
  const fetched = useMemo(() => spansOf(answer), [answer]);
  // What events told since the answer; a new answer has all of it.
  const [told, setTold] = useState<{ answer?: TraceAnswer; spans?: readonly SpanRow[]; trace?: TraceRow }>({});
  const news = told.answer === answer ? told : {};
  const spans = news.spans ?? fetched;
  const trace = news.trace ?? answer?.row;
  const live = trace?.live ?? false;
  useEffect(() => {
    if (!live) return;
    const stops = [
      watchTrace(id),
      onEvent('spans', (event) => event.traceId === id && setTold((before) => withSpans(before.answer === answer ? before : { answer }, fetched, event.spans))),
      onEvent('traces', ({ traces }) => {
        const row = traces.find(({ traceId }) => traceId === id);
        if (row === undefined) return;
        setTold((before) => ({ ...(before.answer === answer ? before : { answer }), trace: row }));
        // The last of it, what stood only in its end included.
        if (!row.live) reload();
      }),
      onResume(reload),
    ];
    return () => stops.forEach((stop) => stop());
  }, [id, live, answer]);

  const rows = useMemo(() => (trace === undefined ? [] : traceRows(trace, spans, { hasInput: answer?.input !== undefined, hasOutput: answer?.output !== undefined })), [trace, spans]);
  const shape = useMemo(() => treeShape(rows), [rows]);
  return { answer, trace, rows, shape, error };
}

function spansOf(answer: TraceAnswer | undefined): readonly SpanRow[] {
  if (answer?.columns === undefined) return answer?.spans ?? [];
  return rowsOfColumns(answer.columns, answer.row.startTime);
}

function withSpans<T extends { spans?: readonly SpanRow[] }>(before: T, fetched: readonly SpanRow[], changed: readonly SpanRow[]): T {
  return { ...before, spans: mergeSpans(before.spans ?? fetched, changed) };
}
