import { formatDuration } from '../../src/text/duration.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { formatCost, formatCountOf } from '../../src/text/number.js';
import { formatTime } from '../../src/text/time.js';
import { timeOf } from '../../src/journal/entry.js';
import { shortId } from '../data/short-id.js';
import { tokensOf } from '../data/totals.js';
import { mark } from './marks.js';
import { shorten } from './shorten.js';
import type { JournalRecord, SpanRecord, TraceRecord } from '../../src/types.js';
import type { Paint } from './paint.js';

/** One record on one line: when, which trace, what happened, to what, how it went. */
export function eventLine(record: JournalRecord, paint: Paint): string {
  const parts = [paint.dim(formatTime(timeOf(record))), paint.dim(escapeTerminal(shortId(record.traceId))), record.event.padEnd(11)];
  return [...parts, ...(record.event === 'score' ? [shorten(`${record.name} ${record.value}`)] : whatHappened(record, paint))].join('  ');
}

function whatHappened(record: Exclude<JournalRecord, { event: 'score' }>, paint: Paint): string[] {
  const { kind, model, tokenUsage, cost } = record as Partial<SpanRecord>;
  const parts = [
    paint.bold(shorten(record.name)),
    kind && paint.dim(shorten(kind)),
    record.endTime !== undefined && outcome(record, record.endTime, paint),
    model && shorten(model),
    tokensOf(tokenUsage) > 0 && formatCountOf(tokensOf(tokenUsage), 'token'),
    cost && formatCost(cost.total),
    record.error && paint.red(shorten(`${record.error.type}: ${record.error.message}`)),
  ];
  return parts.filter((part): part is string => Boolean(part));
}

function outcome({ status, startTime }: TraceRecord | SpanRecord, endTime: number, paint: Paint): string {
  return paint.status(status, `${mark(status)} ${formatDuration(endTime - startTime)}`);
}
