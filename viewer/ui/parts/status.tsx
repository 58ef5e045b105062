import type { ViewStatus } from '../../api/types.js';

const MARKS: Readonly<Record<ViewStatus, string>> = { PENDING: '○', RUNNING: '●', COMPLETED: '✓', ERROR: '✕', CANCELLED: '⊘', INTERRUPTED: '⚡' };
const WORDS: Readonly<Record<ViewStatus, string>> = { PENDING: 'Pending', RUNNING: 'Running', COMPLETED: 'Completed', ERROR: 'Error', CANCELLED: 'Cancelled', INTERRUPTED: 'Interrupted' };

/** A status: its mark, and with `word` its name beside it. */
export function Status({ status, word = false, reason }: { status: ViewStatus; word?: boolean; reason?: string }) {
  const name = WORDS[status] ?? status;
  return (
    <span class={`status status-${status}`} title={reason === undefined ? name : `${name}: ${reason}`}>
      <span aria-hidden="true">{MARKS[status] ?? '?'}</span>
      <span class={word ? undefined : 'sr'}>{name}</span>
    </span>
  );
}
