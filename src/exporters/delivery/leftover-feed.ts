import { eachHead } from '../../journal/heads.js';
import { toEvent } from '../../journal/read-place.js';
import { scanFile } from '../../journal/scan.js';
import type { JournalEvent } from '../../journal/event.js';
import type { JournalFile } from '../../journal/files.js';
import type { Leftover } from './leftovers.js';
import type { Feed } from './parcel.js';

/** Where in the files of a dead process the reading begins. */
export interface Beginning {
  readonly file: number;
  readonly offset: number;
}

/**
 * Finds the events from the leftover's checkpoint on; yields between slices of the work. It is the line before the first
 * of them: that one may be damaged, and have one of them inside.
 */
export function* beginningOf({ files, position }: Leftover): Generator<void, Beginning> {
  if (position === 0) return { file: 0, offset: 0 };
  for (const [file, { path }] of files.entries()) {
    if (isBehind(files[file + 1], position)) continue;
    let before = 0;
    let found: Beginning | undefined;
    yield* eachHead(path, ({ seq, offset }) => {
      if (seq >= position) found = { file, offset: before };
      before = offset;
      return found !== undefined;
    });
    if (found !== undefined) return found;
  }
  return { file: files.length, offset: 0 };
}

/** Numbers only rise from file to file, so what is before the next one's first line need not be read. */
function isBehind(next: JournalFile | undefined, position: number): boolean {
  if (next === undefined) return false;
  for (const { seq } of scanFile(next.path, { to: 1 })) return seq <= position;
  return false;
}

/**
 * The events of a dead process from its checkpoint on, then the ends of what it left open. `live`: the starts too.
 * A file that the quota deletes meanwhile is passed over.
 */
export function leftoverFeed(leftover: Leftover, beginning: Beginning, interrupted: readonly JournalEvent[], live: boolean): Feed {
  const events = numbered(leftover, beginning, interrupted);
  return ({ count, bytes }) => {
    const chunk: Numbered[] = [];
    for (let held = 0; chunk.length < count && held < bytes; ) {
      const { done, value } = events.next();
      if (done) break;
      if (!live && isStart(value.event)) continue;
      chunk.push(value);
      held += value.event.bytes;
    }
    if (chunk.length === 0) return undefined;
    return { first: chunk[0]!.seq, next: chunk.at(-1)!.seq + 1, events: chunk.map(({ event }) => event), lossy: false };
  };
}

interface Numbered {
  readonly seq: number;
  readonly event: JournalEvent;
}

function* numbered({ files, position }: Leftover, beginning: Beginning, interrupted: readonly JournalEvent[]): Generator<Numbered> {
  let last = position;
  for (let i = beginning.file; i < files.length; i++) {
    for (const scanned of scanFile(files[i]!.path, { from: i === beginning.file ? beginning.offset : 0 })) {
      const event = toEvent(scanned);
      last = Math.max(last, scanned.seq);
      if (event !== undefined && scanned.seq >= position) yield { seq: scanned.seq, event };
    }
  }
  for (const event of interrupted) yield { seq: last + 1, event };
}

function isStart({ type }: JournalEvent): boolean {
  return type === 'trace.start' || type === 'span.start';
}
