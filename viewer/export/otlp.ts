import { JsonWriter } from '../../src/exporters/otlp/json/writer.js';
import { KnownTraces } from '../../src/exporters/otlp/known-traces.js';
import { newMapping } from '../../src/exporters/otlp/mapping/mapping.js';
import { Resources } from '../../src/exporters/otlp/settings/resource.js';
import { writeBatch } from '../../src/exporters/otlp/write-batch.js';
import { rows } from '../data/rows.js';
import type { SpanRecord, Status, TraceRecord } from '../../src/types.js';
import type { SpanView } from '../data/span-view.js';
import type { LoadedTrace } from '../store/load-trace.js';

/** A trace as one request of OTLP/JSON, as the exporter `otlp()` writes it: `curl --data @file` sends it to a collector. */
export function traceAsOtlp({ details, roots, scores, summary }: LoadedTrace): Uint8Array {
  const spans = Array.from(rows(roots), ({ span }) => finished(span));
  const { recorded, totals: _, ...trace } = { ...summary, ...details };
  const traces = recorded ? [finished(trace)] : [];
  const mapping = newMapping(new JsonWriter(), true);
  writeBatch(mapping, { size: spans.length, spans, traces, scores, started: { spans: [], traces: [] } }, new KnownTraces(new Resources({})));
  return mapping.request.finish();
}

type Shown = Omit<TraceRecord | SpanView, 'status'> & { status: SpanView['status']; duration?: number };

/** What has no end has no place in OTLP: it gets that of its last sign of life, and says why. */
function finished<R extends Shown>({ duration, status, ...record }: R): SpanRecord & TraceRecord {
  const whole = record as unknown as SpanRecord & TraceRecord;
  if (whole.endTime !== undefined) return { ...whole, status: status as Status };
  const statusReason = status === 'INTERRUPTED' ? 'interrupted: its process died' : 'still open when it was exported';
  return { ...whole, status: 'CANCELLED', statusReason, endTime: whole.startTime + (duration ?? 0) };
}
