import { viewStatus } from './status.js';
import type { SpanRecord } from '../../src/types.js';
import type { Collected } from './collected-trace.js';
import type { FateOf, ViewStatus } from './status.js';

/** A span as it is shown. */
export interface SpanView extends Omit<SpanRecord, 'status'> {
  status: ViewStatus;
  /** Microseconds from start to end, for an interrupted span to its process's last sign of life; absent while it runs. */
  duration?: number;
}

/** A collected span with the status and the duration to show. */
export function spanView({ record, ended, process }: Collected<SpanRecord>, fateOf: FateOf): SpanView {
  const fate: ReturnType<FateOf> = ended ? { running: false } : fateOf(process);
  const status = viewStatus(record.status, ended, fate);
  const until = status === 'INTERRUPTED' ? fate.lastTime : record.endTime;
  return { ...record, status, duration: until === undefined ? undefined : Math.max(0, until - record.startTime) };
}
