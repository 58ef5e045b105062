import { now, toMicroseconds } from './clock.js';
import { engine } from './engine.js';
import { RECORD_BYTES } from './journal/event.js';
import { withoutUndefined } from './record.js';
import type { Metadata, ScoreRecord, SpanContext, TraceContext } from './types.js';

/**
 * Records a judgement about a trace or a span: by a person, a test or another model. `target` is an open or ended
 * context, or a trace id.
 *
 * @example
 * ```ts
 * import { score, startTrace } from 'filigree';
 *
 * const t = startTrace('answer');
 * t.end();
 * score(t, 'helpful', 0.9, { reason: 'cites its source' });
 * ```
 */
export function score(target: TraceContext | SpanContext | string, name: string, value: number | boolean | string, details: { reason?: string; metadata?: Metadata } = {}): void {
  const { capture, redactor, journal } = engine();
  const ids = typeof target === 'string' ? { traceId: target } : { traceId: target.traceId, spanId: 'spanId' in target ? target.spanId : undefined };
  const at = now();
  const copy = capture.snapshot({ name, value, ...details }) as Pick<ScoreRecord, 'name' | 'value' | 'reason' | 'metadata'>;
  const record = withoutUndefined({ ...ids, ...copy, time: toMicroseconds(at) });
  journal.append({ type: 'score', at, bytes: RECORD_BYTES + capture.lastBytes, record: redactor.value(record) });
}
