import { ByRecord } from './by-record.js';
import { ByTrace } from './by-trace.js';
import type { Exporter } from '../exporter.js';
import type { Limit } from '../../journal/cursor.js';
import type { Acks } from './acks.js';
import type { Feed, Parcels } from './parcel.js';

const MAX_RECORDS = 512;
const MAX_BYTES = 1024 * 1024;

/** Parcels as an exporter with a destination wants them. `finite`: the feed has an end. */
export function parcelsOf(feed: Feed, acks: Acks, exporter: Exporter, finite: boolean): Parcels {
  const { delivery, live = false } = exporter;
  const size = sizeOf(exporter);
  return delivery?.unit === 'trace' ? new ByTrace(feed, acks, size, { live, finite }) : new ByRecord(feed, acks, size);
}

/** How large a batch of an exporter may be; one record, or trace, is in it at least. */
export function sizeOf({ delivery = {} }: Exporter): Limit {
  return { count: delivery.maxBatch ?? MAX_RECORDS, bytes: delivery.maxBatchBytes ?? MAX_BYTES };
}

/** Whether its reader has to be told of what begins: by trace, that says which traces are open. */
export function readsStarts({ delivery, live }: Exporter): boolean {
  return live === true || delivery?.unit === 'trace';
}
