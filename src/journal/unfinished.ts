import { eachHead } from './heads.js';
import { toEvent } from './read-place.js';
import { scanFile } from './scan.js';
import type { JournalFile } from './files.js';
import type { AnyRecord, JournalEvent } from './event.js';

/**
 * What a dead process began and never ended, as the ends that they have now: `CANCELLED`, interrupted at its last sign
 * of life (microseconds since the Unix epoch); the innermost first. Yields between slices of the work.
 */
export function* unfinished(files: readonly JournalFile[], lastTime: number): Generator<void, JournalEvent[]> {
  const open = new Map<string, { path: string; offset: number }>();
  for (const { path } of files) {
    yield* eachHead(path, ({ event, id, offset }) => {
      if (event.endsWith('.start')) open.set(id, { path, offset });
      else if (event.endsWith('.end')) open.delete(id);
    });
  }
  const starts = [...open.values()].flatMap(({ path, offset }) => startAt(path, offset) ?? []);
  return starts.reverse().map((start) => interrupted(start, lastTime));
}

function startAt(path: string, offset: number): JournalEvent | undefined {
  for (const scanned of scanFile(path, { from: offset, to: offset + 1 })) return toEvent(scanned);
  return undefined;
}

function interrupted({ type, at, bytes, record }: JournalEvent, lastTime: number): JournalEvent {
  const { startTime } = record as { startTime: number };
  const ended = { ...record, status: 'CANCELLED', statusReason: 'interrupted: its process ended', endTime: Math.max(startTime, lastTime) } as AnyRecord;
  return { type: type === 'span.start' ? 'span.end' : 'trace.end', at, bytes, record: ended };
}
