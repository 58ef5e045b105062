import { formatDuration } from '../../src/text/duration.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { formatCost, formatCount } from '../../src/text/number.js';
import { formatDateTime } from '../../src/text/time.js';
import { shortId } from '../data/short-id.js';
import { mark } from './marks.js';
import { renderTable } from './table.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { Paint } from './paint.js';
import type { Column } from './table.js';

/** Traces as a table, one a line. */
export function traceTable(traces: readonly TraceSummary[], paint: Paint, width?: number): string {
  return renderTable(columns(paint), traces, width);
}

function columns(paint: Paint): Column<TraceSummary>[] {
  return [
    { title: 'ID', text: ({ traceId }) => escapeTerminal(shortId(traceId)) },
    { title: 'STARTED', text: ({ startTime }) => formatDateTime(startTime), paint: paint.dim },
    { title: 'NAME', text: ({ name }) => escapeTerminal(name), paint: paint.bold, flexible: true },
    { title: 'STATUS', text: ({ status }) => statusText(status), paint: (text, { status }) => paint.status(status, text) },
    { title: 'DURATION', text: ({ duration }) => (duration === undefined ? '' : formatDuration(duration)), align: 'right' },
    { title: 'SPANS', text: ({ totals }) => formatCount(totals.spans), align: 'right' },
    { title: 'TOKENS', text: ({ totals }) => (totals.tokens === 0 ? '' : formatCount(totals.tokens)), align: 'right' },
    { title: 'COST', text: ({ totals }) => (totals.cost === undefined ? '' : formatCost(totals.cost)), align: 'right' },
    { title: 'SESSION', text: ({ sessionId }) => escapeTerminal(sessionId ?? ''), paint: paint.dim, flexible: true },
  ];
}

function statusText(status: TraceSummary['status']): string {
  return `${mark(status)} ${escapeTerminal(status.toLowerCase())}`;
}
