import { MOST_NAME, NAMELESS } from './columns.js';
import { Notes } from './notes.js';
import { timestamp } from './timestamp.js';
import type { SpanRecord } from '../../types.js';
import type { TraceBody } from './trace-body.js';

/**
 * A trace for spans whose own never came, such as that of a process that died: PandaProbe has no spans without a trace. Its
 * end is not known, so it is `RUNNING`; should the trace come after all, it takes the place of this one.
 */
export function standIn(traceId: string, spans: readonly SpanRecord[]): TraceBody {
  const first = spans.reduce((earliest, span) => (span.startTime < earliest.startTime ? span : earliest));
  const name = new Notes().fit('name', first.name, MOST_NAME) ?? NAMELESS;
  return { trace_id: traceId, name, status: 'RUNNING', started_at: timestamp(first.startTime) };
}
