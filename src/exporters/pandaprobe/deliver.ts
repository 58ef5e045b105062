import type { SpanRecord, TraceRecord } from '../../types.js';
import type { Batch } from '../exporter.js';
import type { ScoreSender } from './score-sender.js';
import type { Sending } from './sending.js';
import type { TraceSender } from './trace-sender.js';

/** Sends everything of a batch, each thing after what it needs: traces, the spans of others, scores. */
export async function deliver({ scores, spans, started, traces }: Batch, to: { traces: TraceSender; scores: ScoreSender }, sending: Sending): Promise<void> {
  const ended = idsOf(traces, spans);
  const begun = started.traces.filter(({ traceId }) => !ended.has(traceId));
  const finishedSpans = byTrace(spans);
  const begunSpans = byTrace(started.spans.filter(({ spanId }) => !ended.has(spanId)));
  for (const trace of begun) await to.traces.announce(trace, [...take(finishedSpans, trace), ...take(begunSpans, trace)], sending);
  for (const trace of traces) await to.traces.finish(trace, [...take(finishedSpans, trace), ...take(begunSpans, trace)], sending);
  for (const [traceId, late] of finishedSpans) await to.traces.late(traceId, late, sending);
  for (const [traceId, running] of begunSpans) await to.traces.begun(traceId, running, sending);
  for (const score of scores) await to.scores.send(score, sending);
}

function idsOf(traces: readonly TraceRecord[], spans: readonly SpanRecord[]): ReadonlySet<string> {
  return new Set([...traces.map(({ traceId }) => traceId), ...spans.map(({ spanId }) => spanId)]);
}

function byTrace(spans: readonly SpanRecord[]): Map<string, SpanRecord[]> {
  const groups = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    const group = groups.get(span.traceId);
    if (group === undefined) groups.set(span.traceId, [span]);
    else group.push(span);
  }
  return groups;
}

/** The spans of a trace, which are then nobody else's concern. */
function take(groups: Map<string, SpanRecord[]>, { traceId }: TraceRecord): readonly SpanRecord[] {
  const group = groups.get(traceId) ?? [];
  groups.delete(traceId);
  return group;
}
