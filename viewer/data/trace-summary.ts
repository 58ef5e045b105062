import type { TraceRecord } from '../../src/types.js';
import type { ViewStatus } from './status.js';
import type { Totals } from './totals.js';

/** A trace in a list: all about it but what was captured. Times and durations are integers in microseconds. */
export interface TraceSummary extends Omit<TraceRecord, 'status' | 'input' | 'output' | 'metadata' | 'error'> {
  status: ViewStatus;
  /** Class and message of the error, without its stack. */
  error?: { type: string; message: string };
  /** From start to end, for an interrupted trace to its process's last sign of life; absent while it runs. */
  duration?: number;
  totals: Totals;
  /** `false`: only spans of it were found, and name, status and times are those of the earliest of them. */
  recorded: boolean;
}
