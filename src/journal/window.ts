import type { Committed, Fate, Place } from './committed.js';
import type { Chunk, Cursor, Limit, Readable, Waiting } from './cursor.js';
import type { JournalEvent } from './event.js';

/** A committed group as readers see it: its events are in memory, or on disk, or both. */
interface Held {
  readonly fate: Fate;
  readonly bytes: number;
  /** The number of the first event that some reader wants: starts are kept only where one is live. */
  readonly first: number;
  readonly starts: number;
  readonly count: number;
  events: readonly JournalEvent[] | undefined;
}

/** Reads the events of a group back from disk: those numbered `first` to `first + count`, with holes for what is not intact. */
export type Load = (place: Place, first: number, count: number) => readonly (JournalEvent | undefined)[];

/**
 * Of what is on disk, so much is also kept in memory. More of it outlives the young generation of the garbage collector:
 * with 32 MiB a burst that nobody reads took 250 MB, with this 110, and as long.
 */
const MAX_STORED_BYTES = 8 * 1024 * 1024;

/**
 * The committed groups that readers may still want. With no reader it keeps nothing. Memory is bounded in bytes: what is
 * beyond it stays on disk and is read back from there; what is not on disk is lost, the oldest first, and counted for
 * each reader. Whole groups come and go, so no work is done for the single event.
 */
export class EventWindow {
  readonly #maxBytes: number;
  readonly #load: Load | undefined;
  readonly #cursors: Cursor[] = [];
  #groups: Held[] = [];
  /** Groups before this index have their events on disk alone. */
  #warm = 0;
  #next = 0;
  #bytes = 0;
  /** The group that was last read back: readers take it in parts. */
  #loaded: { readonly held: Held; readonly events: readonly (JournalEvent | undefined)[] } | undefined;

  constructor(maxBytes: number, load?: Load) {
    this.#maxBytes = maxBytes;
    this.#load = load;
  }

  cursor(live: boolean, keeps: boolean): Cursor {
    const cursor = { position: this.#next, live, settled: keeps ? this.#next : undefined, missed: 0, missedStarts: 0, told: 0 };
    this.#cursors.push(cursor);
    return cursor;
  }

  add(group: Committed): void {
    this.#next = group.first + group.events.length;
    if (this.#cursors.length === 0) return;
    const skipped = this.#cursors.some(({ live }) => live) ? 0 : group.starts;
    const events = skipped === 0 ? group.events : group.events.slice(skipped);
    if (events.length === 0) return;
    this.#groups.push({ fate: group.fate, bytes: group.bytes, first: group.first + skipped, starts: group.starts - skipped, count: events.length, events });
    this.#bytes += group.bytes;
    if (this.#bytes > Math.min(this.#maxBytes, MAX_STORED_BYTES)) this.#shrink();
  }

  /** Events of one group that the reader wants, as far as they are within the limit; the cursor moves behind them. */
  read(cursor: Cursor, limit: Limit): Chunk | undefined {
    for (let held = this.#nextFor(cursor); held !== undefined; held = this.#nextFor(cursor)) {
      const chunk = this.#take(cursor, held, limit);
      if (chunk.events.length > 0) return chunk;
    }
    return undefined;
  }

  waiting(cursor: Cursor): Waiting {
    let [all, unstored] = [0, 0];
    for (let i = this.#indexOf(cursor.position); i < this.#groups.length; i++) {
      const held = this.#groups[i]!;
      const wanted = Math.max(0, held.count - offset(cursor, held));
      all += wanted;
      if (held.fate.place === undefined) unstored += wanted;
    }
    return { all, unstored };
  }

  /** Bytes by whole groups: nobody looks at the single event for this. */
  readable(cursor: Cursor, limit: Limit): Readable {
    let [count, bytes] = [0, 0];
    for (let i = this.#indexOf(cursor.position); i < this.#groups.length; i++) {
      const held = this.#groups[i]!;
      const wanted = Math.max(0, held.count - offset(cursor, held));
      if (wanted === 0) continue;
      count += wanted;
      bytes += held.bytes;
      if (count >= limit.count || bytes >= limit.bytes) return 'enough';
    }
    return count === 0 ? 'nothing' : 'some';
  }

  seal(cursor: Cursor): void {
    for (let i = this.#indexOf(cursor.position); i < this.#groups.length; i++) for (const event of this.#groups[i]!.events ?? []) void event.record;
  }

  /** Everything that a reader has read is delivered for good, but for what is `outstanding` from that number on. */
  settle(cursor: Cursor, outstanding: number | undefined): void {
    cursor.settled = outstanding ?? (this.#nextFor(cursor) === undefined ? this.#next : cursor.position);
  }

  /** Every reader that has things kept for it has been given everything before this number; infinite where there is none. */
  get settled(): number {
    return Math.min(...this.#cursors.map(({ settled }) => settled ?? Infinity));
  }

  /** The number behind the last event. */
  get end(): number {
    return this.#next;
  }

  #nextFor(cursor: Cursor): Held | undefined {
    for (let i = this.#indexOf(cursor.position); i < this.#groups.length; i++) {
      if (offset(cursor, this.#groups[i]!) < this.#groups[i]!.count) return this.#groups[i];
    }
    return undefined;
  }

  #take(cursor: Cursor, held: Held, limit: Limit): Chunk {
    const from = offset(cursor, held);
    const there = held.events ?? this.#fromDisk(held);
    const to = held.bytes <= limit.bytes ? Math.min(held.count, from + limit.count) : fitting(there, from, limit);
    const events = held.events === undefined ? present(cursor, held, there.slice(from, to), from) : slice(held.events, from, to);
    const first = held.first + from;
    const next = held.first + to;
    cursor.position = next;
    this.#release();
    return { first, next, events, lossy: events.length > 0 && tell(cursor) };
  }

  #fromDisk(held: Held): readonly (JournalEvent | undefined)[] {
    if (this.#loaded?.held !== held) this.#loaded = { held, events: this.#load!(held.fate.place!, held.first, held.count) };
    return this.#loaded.events;
  }

  /** The first group that has an event at or behind a position. */
  #indexOf(position: number): number {
    let [low, high] = [0, this.#groups.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { first, count } = this.#groups[middle]!;
      if (first + count <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Lets go of the groups that every reader has read. */
  #release(): void {
    const least = Math.min(...this.#cursors.map(({ position }) => position));
    while (this.#groups.length > 0 && this.#groups[0]!.first + this.#groups[0]!.count <= least) this.#drop(0);
  }

  /** Back into the bounds, from the oldest group on: what is on disk leaves the memory, what is not leaves altogether. */
  #shrink(): void {
    this.#release();
    while (this.#bytes > MAX_STORED_BYTES && this.#warm < this.#groups.length) {
      const held = this.#groups[this.#warm]!;
      if (held.fate.place !== undefined) this.#cool(held);
      else if (this.#bytes > this.#maxBytes) this.#lose(held);
      else return;
    }
  }

  #cool(held: Held): void {
    if (held.events !== undefined) this.#bytes -= held.bytes;
    held.events = undefined;
    this.#warm += 1;
  }

  #lose(held: Held): void {
    for (const cursor of this.#cursors) miss(cursor, held);
    this.#drop(this.#warm);
  }

  #drop(index: number): void {
    const [held] = index === 0 ? [this.#groups.shift()!] : this.#groups.splice(index, 1);
    if (held!.events !== undefined) this.#bytes -= held!.bytes;
    if (index < this.#warm) this.#warm -= 1;
  }
}

/** Where a reader goes on in a group; starts stand in front, so who does not want them steps over them. */
function offset({ position, live }: Cursor, { first, starts }: Held): number {
  return Math.max(position - first, live ? 0 : starts);
}

function slice(events: readonly JournalEvent[], from: number, to: number): readonly JournalEvent[] {
  return from === 0 && to === events.length ? events : events.slice(from, to);
}

/** Where events end that are within a limit; one event is at least. */
function fitting(events: readonly (JournalEvent | undefined)[], from: number, { count, bytes }: Limit): number {
  const end = Math.min(events.length, from + count);
  let to = from;
  for (let sum = 0; to < end; to++) {
    sum += events[to]?.bytes ?? 0;
    if (sum > bytes && to > from) break;
  }
  return to;
}

/** What is damaged or gone on disk is missing for this reader. */
function present(cursor: Cursor, { starts }: Held, events: readonly (JournalEvent | undefined)[], from: number): readonly JournalEvent[] {
  events.forEach((event, i) => {
    if (event !== undefined) return;
    if (from + i < starts) cursor.missedStarts += 1;
    else cursor.missed += 1;
  });
  return events.filter((event) => event !== undefined);
}

/** Whether a reader lost something that it has not been told of. */
function tell(cursor: Cursor): boolean {
  const lost = cursor.missed + cursor.missedStarts;
  const news = lost > cursor.told;
  cursor.told = lost;
  return news;
}

/** A group that is lost, as a reader sees it. */
function miss(cursor: Cursor, held: Held): void {
  const from = offset(cursor, held);
  cursor.missed += Math.max(0, held.count - Math.max(from, held.starts));
  cursor.missedStarts += Math.max(0, held.starts - from);
}
