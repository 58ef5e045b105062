import { formatCountOf } from '../../../src/text/number.js';
import type { TraceRow } from '../../api/types.js';

/** What changed in a trace since its last row: one line of the live tail. */
export function liveEntry(row: TraceRow, before: TraceRow | undefined): string {
  const changes = [before === undefined ? begun(row) : '', ended(row, before), more(row, before)];
  return changes.filter((change) => change !== '').join(', ') || 'updated';
}

function begun({ live }: TraceRow): string {
  return live ? 'began' : '';
}

function ended({ live, status }: TraceRow, before: TraceRow | undefined): string {
  if (live || before?.live === false) return '';
  return status === 'COMPLETED' ? 'completed' : status.toLowerCase();
}

function more(row: TraceRow, before: TraceRow | undefined): string {
  const spans = row.spans - (before?.spans ?? 0);
  const failed = row.failedSpans - (before?.failedSpans ?? 0);
  if (spans <= 0) return '';
  return `${before === undefined ? '' : '+'}${formatCountOf(spans, 'span')}${failed > 0 ? ` (${failed} failed)` : ''}`;
}
