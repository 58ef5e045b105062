import type { Status } from '../../src/types.js';

/** A status as the viewer shows it: what never ended because its process did is `INTERRUPTED`. */
export type ViewStatus = Status | 'INTERRUPTED';

/** All of them, in the order of a life. */
export const VIEW_STATUSES: readonly ViewStatus[] = ['PENDING', 'RUNNING', 'COMPLETED', 'ERROR', 'CANCELLED', 'INTERRUPTED'];

/** What became of the process that recorded something. */
export interface Fate {
  running: boolean;
  /** Its last sign of life, in microseconds since the Unix epoch. */
  lastTime?: number;
}

/** The fate of a process, by the name that its records were collected under. */
export type FateOf = (process: string) => Fate;

/** The status to show: the recorded one is final if it ended, and holds as long as its process runs. */
export function viewStatus(status: Status, ended: boolean, { running }: Fate): ViewStatus {
  return ended || running ? status : 'INTERRUPTED';
}
