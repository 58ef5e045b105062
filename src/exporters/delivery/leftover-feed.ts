import { toEvent } from '../../journal/read-place.js';
import { scanFile } from '../../journal/scan.js';
import type { Chunk } from '../../journal/cursor.js';
import type { JournalEvent } from '../../journal/event.js';
import type { JournalFile } from '../../journal/files.js';
import type { Leftover } from './leftovers.js';
import type { Feed } from './parcel.js';

/**
 * The events of a dead process from its checkpoint on, then the ends of what it left open. `live`: the starts too.
 * A file that the quota deletes meanwhile is passed over.
 */
export function leftoverFeed({ files, position }: Leftover, interrupted: readonly JournalEvent[], live: boolean): Feed {
  const events = numbered(files, position, interrupted);
  return (limit) => {
    const chunk: JournalEvent[] = [];
    let first = 0;
    while (chunk.length < limit) {
      const { done, value } = events.next();
      if (done) break;
      if (!live && (value.event.type === 'span.start' || value.event.type === 'trace.start')) continue;
      if (chunk.length === 0) first = value.seq;
      chunk.push(value.event);
    }
    return chunk.length === 0 ? undefined : ({ first, events: chunk } satisfies Chunk);
  };
}

interface Numbered {
  readonly seq: number;
  readonly event: JournalEvent;
}

function* numbered(files: readonly JournalFile[], position: number, interrupted: readonly JournalEvent[]): Generator<Numbered> {
  let last = position;
  for (const [i, { path }] of files.entries()) {
    if (isBehind(files[i + 1], position)) continue;
    for (const scanned of scanFile(path)) {
      const event = toEvent(scanned);
      last = Math.max(last, scanned.seq);
      if (event !== undefined && scanned.seq >= position) yield { seq: scanned.seq, event };
    }
  }
  for (const event of interrupted) yield { seq: last + 1, event };
}

/** Numbers only rise from file to file, so what is before the next one's first line need not be read. */
function isBehind(next: JournalFile | undefined, position: number): boolean {
  if (next === undefined) return false;
  for (const { seq } of scanFile(next.path, { to: 1 })) return seq <= position;
  return false;
}
