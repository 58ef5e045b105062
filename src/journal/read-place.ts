import { isRecord } from './entry.js';
import { scanFile } from './scan.js';
import type { Place } from './committed.js';
import type { AnyRecord, JournalEvent } from './event.js';
import type { ScannedEntry } from './file-scan.js';

/** Reads back the events of a group that was written: those numbered `first` to `first + count`, with holes for what is not intact. */
export function readPlace({ path, offset, length }: Place, first: number, count: number): (JournalEvent | undefined)[] {
  const events = Array.from({ length: count }, (): JournalEvent | undefined => undefined);
  for (const scanned of scanFile(path, { from: offset, to: offset + length })) {
    if (scanned.seq >= first && scanned.seq < first + count) events[scanned.seq - first] = toEvent(scanned);
  }
  return events;
}

/** An entry of a file as the event that it was; `undefined` for what the journal says about itself. */
export function toEvent({ entry, offset, next }: ScannedEntry): JournalEvent | undefined {
  if (!isRecord(entry)) return undefined;
  const { event: type, ...record } = entry;
  return { type, at: 0, bytes: next - offset, record: record as AnyRecord };
}
