import { closeSync } from 'node:fs';
import { openRegular } from './files.js';
import { readLines } from './lines.js';
import { toEvent } from './read-place.js';
import { scanFile } from './scan.js';
import type { JournalFile } from './files.js';
import type { AnyRecord, JournalEvent } from './event.js';

/** Every line of a trace or a span begins with what happened, its number and the id; nothing more of it is looked at. */
const HEAD = /^\{"event":"(?:span|trace)\.(start|end)","seq":\d+,"(spanId|traceId)":"([^"]{1,64})"/;
const HEAD_BYTES = 160;

/** Lines between two turns of the event loop. */
const SLICE = 5000;

/**
 * What a dead process began and never ended, as the ends that they have now: `CANCELLED`, interrupted at its last sign
 * of life (microseconds since the Unix epoch); the innermost first. Yields between slices of the work.
 */
export function* unfinished(files: readonly JournalFile[], lastTime: number): Generator<void, JournalEvent[]> {
  const open = new Map<string, { path: string; offset: number }>();
  for (const { path } of files) yield* collect(path, open);
  const starts = [...open.values()].flatMap(({ path, offset }) => startAt(path, offset) ?? []);
  return starts.reverse().map((start) => interrupted(start, lastTime));
}

function* collect(path: string, open: Map<string, { path: string; offset: number }>): Generator<void> {
  const fd = openRegular(path);
  if (fd === undefined) return;
  try {
    let lines = 0;
    for (const { bytes, offset } of readLines(fd, 0)) {
      const [, what, kind, id] = HEAD.exec(bytes.toString('latin1', 0, HEAD_BYTES)) ?? [];
      if (what === 'start') open.set(`${kind} ${id}`, { path, offset });
      else if (what === 'end') open.delete(`${kind} ${id}`);
      if (++lines % SLICE === 0) yield;
    }
  } finally {
    closeSync(fd);
  }
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
