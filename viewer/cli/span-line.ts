import { formatDuration } from '../../src/text/duration.js';
import { formatCost, formatCountOf } from '../../src/text/number.js';
import { tokensOf } from '../data/totals.js';
import { mark } from './marks.js';
import { shorten } from './shorten.js';
import type { SpanView } from '../data/span-view.js';
import type { ViewStatus } from '../data/status.js';
import type { Paint } from './paint.js';

/** One span on one line: name, kind, status, duration, model, tokens, cost, place in the source. */
export function spanLine(span: SpanView, now: number, paint: Paint): string {
  const parts = [
    paint.bold(shorten(span.name)),
    paint.dim(shorten(span.kind)),
    paint.status(span.status, outcome(span, now)),
    span.model && shorten(span.model),
    tokensOf(span.tokenUsage) > 0 && formatCountOf(tokensOf(span.tokenUsage), 'token'),
    span.cost && formatCost(span.cost.total),
    span.completionStartTime !== undefined && paint.dim(`first token ${formatDuration(span.completionStartTime - span.startTime)}`),
    span.source && paint.dim(shorten(`${span.source.file}:${span.source.line}`)),
  ];
  return parts.filter(Boolean).join('  ');
}

/** Mark, duration, and in words what a mark does not tell. When a process died is known from its last sign of life only. */
export function outcome(of: { status: ViewStatus; duration?: number; startTime: number; neverStarted?: true }, now: number): string {
  return `${mark(of.status)} ${words(of, now)}`;
}

function words({ status, duration, startTime, neverStarted }: Parameters<typeof outcome>[0], now: number): string {
  if (neverStarted) return 'never started';
  if (status === 'INTERRUPTED') return `interrupted${duration ? ` after ≥ ${formatDuration(duration)}` : ''}, in flight when the process died`;
  if (duration !== undefined) return formatDuration(duration);
  return `${shorten(status.toLowerCase())} for ${formatDuration(Math.max(0, now - startTime))}`;
}
