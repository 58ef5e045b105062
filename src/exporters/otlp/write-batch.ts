import { spanAbove } from './otel-place.js';
import { soleSpans } from './sole-spans.js';
import { writeScore } from './mapping/write-score.js';
import { writeSpan } from './mapping/write-span.js';
import { writeTrace } from './mapping/write-trace.js';
import type { KnownTraces } from './known-traces.js';
import type { Mapping } from './mapping/mapping.js';
import type { Batch } from '../exporter.js';
import type { ScoreRecord, SpanRecord, TraceRecord } from '../../types.js';

/** Writes all of a batch into the request. What was prepared and never began is nobody's span here. */
export function writeBatch(mapping: Mapping, batch: Batch, known: KnownTraces): void {
  const { scores, spans, started, traces } = batch;
  for (const trace of started.traces) known.add(trace);
  const sole = soleSpans(spans, traces);
  for (const trace of traces) known.add(trace, sole.get(trace.traceId)?.spanId);
  for (const span of spans) if (span.neverStarted !== true) writeOne(mapping, span, sole.get(span.traceId), known);
  for (const trace of traces) if (!sole.has(trace.traceId)) writeRoot(mapping, trace, known);
  for (const score of scores) writeJudged(mapping, score, known);
}

function writeOne(mapping: Mapping, span: SpanRecord, sole: SpanRecord | undefined, known: KnownTraces): void {
  const trace = known.of(span.traceId);
  mapping.request.resource(trace.resource);
  const isRoot = sole?.spanId === span.spanId;
  const written = isRoot ? sole : span;
  const ownParent = isRoot ? undefined : (span.parentSpanId ?? trace.rootSpanId ?? span.traceId);
  writeSpan(mapping, written, spanAbove(written) ?? ownParent, trace);
}

function writeRoot(mapping: Mapping, trace: TraceRecord, known: KnownTraces): void {
  mapping.request.resource(known.of(trace.traceId).resource);
  writeTrace(mapping, trace);
}

function writeJudged(mapping: Mapping, score: ScoreRecord, known: KnownTraces): void {
  const trace = known.of(score.traceId);
  mapping.request.resource(trace.resource);
  writeScore(mapping, { otel: trace.otel, ...score }, score.spanId ?? trace.rootSpanId ?? score.traceId, trace);
}
