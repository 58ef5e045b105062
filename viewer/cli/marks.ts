import type { ViewStatus } from '../data/status.js';

const MARKS: Readonly<Record<ViewStatus, string>> = {
  PENDING: '○',
  RUNNING: '▶',
  COMPLETED: '✓',
  ERROR: '✗',
  CANCELLED: '⊘',
  INTERRUPTED: '↯',
};

/** One character for a status. */
export function mark(status: ViewStatus): string {
  return MARKS[status] ?? '?';
}
