import type { Parcel } from './parcel.js';

/** Events of one process on their way to one destination. */
export interface Stream {
  /** What is to be sent next; `undefined` when there is nothing now. */
  next(): Parcel | undefined;
  /** The process ends: what has been delivered is written down. */
  close(): void;
}
