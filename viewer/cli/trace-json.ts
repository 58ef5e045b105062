import { boundValues } from '../data/bounded.js';
import { rows } from '../data/rows.js';
import { jsonLine, jsonList } from './print-json.js';
import type { LoadedTrace } from '../store/load-trace.js';

/** Captured values and the like are shown up to this many characters of JSON each. */
export const MAX_VALUE = 16 * 1024;

/**
 * A trace as JSON: `{ trace, spans, scores, omittedSpans }`. `spans` is flat, each span before its children, with its
 * `depth` (0 is directly under the trace) and, if its parent is missing, `orphan: true`.
 */
export function traceJson({ summary, details, roots, scores }: LoadedTrace, limit: number): string {
  const spans: object[] = [];
  for (const { span, depth, orphan } of rows(roots)) {
    if (spans.length === limit) break;
    spans.push({ ...boundValues(span, MAX_VALUE), depth, ...(orphan && { orphan }) });
  }
  const trace = jsonLine(boundValues({ ...summary, ...details }, MAX_VALUE));
  const omitted = summary.totals.spans - spans.length;
  return `{"trace":${trace},\n"spans":${jsonList(spans)},\n"scores":${jsonList(scores)},\n"omittedSpans":${omitted}}\n`;
}
