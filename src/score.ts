import { now, toMicroseconds } from './clock.js';
import { engine } from './engine.js';
import { RECORD_BYTES } from './journal/event.js';
import { linkTo } from './record.js';
import { isRecording } from './recording.js';
import { registry } from './registry.js';
import type { Link, Metadata, ScoreRecord, SpanContext, TraceContext } from './types.js';

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
  if (!registry.enabled) return;
  const { capture, redactor, journal } = engine();
  const ids = idsOf(target);
  if (ids === undefined || !isJudgement(name, value)) return;
  const at = now();
  // Copied before its fields are read: a Proxy or a getter of the program's must not run.
  const { reason, metadata } = (capture.snapshot(details) ?? {}) as typeof details;
  const copy = capture.snapshot({ name, value, reason, metadata }) as Pick<ScoreRecord, 'name' | 'value' | 'reason' | 'metadata'>;
  const record = { ...ids, ...copy, time: toMicroseconds(at) };
  journal.append({ type: 'score', at, bytes: RECORD_BYTES + capture.lastBytes, record: redactor.value(record) });
}

/** `undefined` for what is no trace and no span, and for one that is not recorded (not sampled). */
function idsOf(target: unknown): Link | undefined {
  if (typeof target === 'string') return { traceId: target };
  if (isRecording(target)) return target.trace.recorded ? linkTo(target) : undefined;
  engine().misuse('score', 'a trace, a span or a trace id', target);
  return undefined;
}

function isJudgement(name: unknown, value: unknown): boolean {
  if (typeof name !== 'string') engine().misuse('score', 'a name', name);
  else if (['number', 'boolean', 'string'].includes(typeof value)) return true;
  else engine().misuse('score', 'a number, a boolean or a string', value);
  return false;
}
