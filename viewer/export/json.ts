import { rows } from '../data/rows.js';
import type { LoadedTrace } from '../store/load-trace.js';

/** All of a trace: `{ trace, spans, scores }`, as `filigree show --json --io` has it, with nothing cut. */
export function traceAsJson({ details, roots, scores, summary }: LoadedTrace): string {
  const spans = Array.from(rows(roots), ({ depth, orphan, span }) => ({ ...span, depth, ...(orphan && { orphan }) }));
  const list = (values: readonly object[]) => `[${values.map((value) => `\n${JSON.stringify(value)}`).join(',')}]`;
  return `{"trace":${JSON.stringify({ ...summary, ...details })},\n"spans":${list(spans)},\n"scores":${list(scores)}}\n`;
}
