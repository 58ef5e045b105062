import type { JournalEvent } from '../../journal/event.js';

/** A batch in two, between two traces where there are more than one; `undefined` for a single record. */
export function halves(events: readonly JournalEvent[]): [readonly JournalEvent[], readonly JournalEvent[]] | undefined {
  if (events.length < 2) return undefined;
  const middle = events.length >>> 1;
  const at = boundaryNear(events, middle) ?? middle;
  return [events.slice(0, at), events.slice(at)];
}

function boundaryNear(events: readonly JournalEvent[], middle: number): number | undefined {
  for (let distance = 0; distance < middle; distance++) {
    if (isBoundary(events, middle - distance)) return middle - distance;
    if (isBoundary(events, middle + distance)) return middle + distance;
  }
  return undefined;
}

function isBoundary(events: readonly JournalEvent[], at: number): boolean {
  return at > 0 && at < events.length && events[at - 1]!.record.traceId !== events[at]!.record.traceId;
}
