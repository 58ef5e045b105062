import { formatCost, formatCount, formatCountOf } from '../../src/text/number.js';
import { formatDateTime } from '../../src/text/time.js';
import { errorNotes, scoreNote, valueNote } from './notes.js';
import { shorten } from './shorten.js';
import { outcome } from './span-line.js';
import type { Totals } from '../data/totals.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { LoadedTrace } from '../store/load-trace.js';
import type { TreeOptions } from './tree-options.js';

/** The lines above a trace's tree: what it is, what it came to, and what was captured of it. */
export function traceHeading({ summary, details, scores }: LoadedTrace, { paint, values, now }: TreeOptions): string[] {
  return [
    `${paint.bold(shorten(summary.name))}  ${paint.status(summary.status, outcome(summary, now))}  ${totalsText(summary.totals)}`,
    paint.dim(facts(summary)),
    ...(summary.recorded ? [] : [paint.dim('the trace itself was not recorded, or its record is gone; these are its spans')]),
    ...errorNotes(details.error, paint),
    ...(summary.statusReason ? [paint.dim(shorten(summary.statusReason))] : []),
    ...(values && details.input !== undefined ? [valueNote('input ', details.input, paint)] : []),
    ...(values && details.output !== undefined ? [valueNote('output', details.output, paint)] : []),
    ...scores.filter(({ spanId }) => spanId === undefined).map((score) => scoreNote(score, paint)),
  ];
}

function totalsText({ spans, failedSpans, openSpans, tokens, promptTokens, completionTokens, cost }: Totals): string {
  const parts = [
    formatCountOf(spans, 'span') + among([[failedSpans, 'failed'], [openSpans, 'open']]),
    tokens > 0 && formatCountOf(tokens, 'token') + among([[promptTokens, 'in'], [completionTokens, 'out']]),
    cost !== undefined && formatCost(cost),
  ];
  return parts.filter(Boolean).join('  ');
}

function among(parts: readonly (readonly [number, string])[]): string {
  const text = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`);
  return text.length > 0 ? ` (${text.join(', ')})` : '';
}

function facts({ traceId, startTime, sessionId, userId, tags, project, environment, release, link, source }: TraceSummary): string {
  const parts = [
    traceId,
    formatDateTime(startTime),
    sessionId && `session ${sessionId}`,
    userId && `user ${userId}`,
    tags?.length && `tags ${tags.join(', ')}`,
    project && `project ${project}`,
    environment,
    release && `release ${release}`,
    link && `linked to ${link.traceId}`,
    source && `${source.file}:${source.line}`,
  ];
  return parts.filter(Boolean).map((part) => shorten(String(part))).join('  ');
}
