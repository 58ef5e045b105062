import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { now, toMicroseconds } from '../clock.js';
import { committed } from './committed.js';
import { JOURNAL_VERSION, LineEncoder } from './encode.js';
import { prepareFolder } from './folder.js';
import { GroupCollector } from './group.js';
import { readPlace } from './read-place.js';
import { evictOldest, forgetProcess, remove } from './retention.js';
import { Segment } from './segment.js';
import { Slowness } from './slowness.js';
import { EventWindow } from './window.js';
import type { Committed } from './committed.js';
import type { Chunk, Cursor, Limit, Readable, Waiting } from './cursor.js';
import type { Beginning, JournalEvent } from './event.js';
import type { Group } from './group.js';
import type { Drops, Home, Journal, JournalObserver } from './journal.js';

/** Options of the file journal, resolved. */
export interface FileJournalOptions {
  dir: string;
  durability: 'grouped' | 'write' | 'sync';
  /** Bytes that all files of the folder may take together; the oldest go first. */
  maxBytes: number;
  /** `unsent`: what every reader that has things kept for it has been given is deleted. */
  retain: 'all' | 'unsent';
  /** Where the events are to be sent: written down, so that another process can do it. */
  destinations: readonly string[];
  /** Bytes of memory for what waits for a reader, or for a disk that is full. */
  maxMemory: number;
  project: string | undefined;
}

/** A file is closed and the next begun at this size or a quarter of the quota, so that old ones can go one by one. */
const SEGMENT_BYTES = 32 * 1024 * 1024;

/** One write for so many bytes, or each 20 ms. */
const GROUP_BYTES = 64 * 1024;

/** How long a failed disk is left alone. */
const RETRY_MS = 1000;

/** What a disk did not take is written later in parts of so many bytes, and for so long at once. */
const PART_BYTES = 1024 * 1024;
const CATCH_UP_MS = 10;

/** The journal in `.filigree/`: JSON lines, one file a process, rotated and capped. */
export class FileJournal implements Journal {
  readonly drops: Drops = {};
  readonly #options: FileJournalOptions;
  readonly #observer: JournalObserver;
  readonly #window: EventWindow;
  readonly #group = new GroupCollector(GROUP_BYTES, (group) => this.#commit(group));
  readonly #encoder = new LineEncoder();
  readonly #segmentBytes: number;
  readonly #started = Date.now();
  readonly home: Home;
  readonly #stem = `${String(this.#started).padStart(13, '0')}-${process.pid}-${randomBytes(4).toString('hex')}`;
  #segment: Segment | undefined;
  #segments = 0;
  /** Files that are full, and the number behind their last event. */
  #sealed: { readonly path: string; readonly next: number }[] = [];
  /** The number of the next line. */
  #seq = 0;
  /** Groups that the disk did not take, oldest first. */
  #backlog: Committed[] = [];
  #retryAt = 0;
  readonly #slowness = new Slowness();
  /** The last chance to write. */
  #closing = false;
  #closed = false;

  constructor(options: FileJournalOptions, observer: JournalObserver) {
    this.#options = options;
    this.#observer = observer;
    this.#window = new EventWindow(options.maxMemory, readPlace);
    this.home = { dir: options.dir, process: this.#stem };
    this.#segmentBytes = Math.min(SEGMENT_BYTES, options.maxBytes / 4);
  }

  begin(beginning: Beginning): void {
    this.#group.begin(beginning);
    if (this.#options.durability !== 'grouped') this.#group.flush();
  }

  end(event: JournalEvent & Beginning): void {
    this.#group.end(event);
    if (this.#options.durability !== 'grouped') this.#group.flush();
  }

  append(event: JournalEvent): void {
    this.#group.add(event);
    if (this.#options.durability !== 'grouped') this.#group.flush();
  }

  cursor(live: boolean, keeps: boolean): Cursor {
    return this.#window.cursor(live, keeps);
  }

  read(cursor: Cursor, limit: Limit): Chunk | undefined {
    return this.#window.read(cursor, limit);
  }

  waiting(cursor: Cursor): Waiting {
    return this.#window.waiting(cursor);
  }

  readable(cursor: Cursor, limit: Limit): Readable {
    return this.#window.readable(cursor, limit);
  }

  seal(cursor: Cursor): void {
    this.#window.seal(cursor);
  }

  settle(cursor: Cursor, outstanding: number | undefined): void {
    this.#window.settle(cursor, outstanding);
    this.#deleteSent();
  }

  drainSync(): void {
    this.#group.flush();
    if (this.#backlog.length > 0) this.#store(this.#backlog, Infinity);
  }

  close(): void {
    if (this.#closed) return;
    this.#closing = true;
    this.#retryAt = 0;
    this.drainSync();
    this.#closed = true;
    this.#drop(this.#backlog, 'store-unavailable');
    this.#backlog = [];
    const segment = this.#segment;
    if (segment === undefined) return;
    this.#attempt(() => this.#writeOwn(segment, 'journal.close', { time: toMicroseconds(now()) }));
    this.#attempt(() => segment.close());
    if (this.#options.retain === 'unsent' && this.#window.settled === this.#window.end) this.#attempt(() => forgetProcess(this.#options.dir, this.#stem));
  }

  #commit(group: Group): void {
    if (this.#closed) return this.#count(group.ends.length, 'closed');
    this.#attemptReady();
    const numbered = committed(group, this.#seq);
    this.#seq += numbered.events.length;
    this.#store(this.#backlog.length > 0 ? [...this.#backlog, numbered] : [numbered], CATCH_UP_MS);
    this.#window.add(numbered);
    this.#observer.committed(group);
  }

  /** The opening line of a file is numbered before what follows it. */
  #attemptReady(): void {
    if (now() < this.#retryAt) return;
    try {
      this.#ready();
    } catch {
      // The write of the group fails the same way, and tells it.
    }
  }

  /** What the disk does not take within `ms`, one part at least, becomes the backlog. */
  #store(groups: readonly Committed[], ms: number): void {
    const until = now() + ms;
    let written = 0;
    try {
      do {
        if (now() < this.#retryAt) break;
        const part = partOf(groups, written);
        this.#write(part);
        written += part.length;
      } while (written < groups.length && now() < until);
    } catch (error) {
      this.#leaveAlone(RETRY_MS, error);
    }
    this.#keep(written === 0 ? groups : groups.slice(written));
  }

  #leaveAlone(ms: number, reason: unknown): void {
    this.#retryAt = now() + ms;
    this.#observer.storeFailed(reason);
  }

  #write(groups: readonly Committed[]): void {
    const segment = this.#ready();
    const offset = segment.size;
    this.#encoder.take();
    const ends = groups.map((group) => this.#encode(group));
    const began = now();
    segment.append(this.#encoder.take());
    if (this.#options.durability === 'grouped') this.#mindSlowness(now() - began, segment.size - offset);
    let from = 0;
    groups.forEach(({ fate }, i) => {
      fate.place = { path: segment.path, offset: offset + from, length: ends[i]! - from };
      from = ends[i]!;
    });
    if (this.#options.durability === 'sync') segment.sync();
  }

  /** Who asked for every event to be written before the program goes on waits for the disk, however long it takes. */
  #mindSlowness(ms: number, bytes: number): void {
    const pause = this.#closing ? 0 : this.#slowness.after(ms, bytes);
    if (pause > 0) this.#leaveAlone(pause, new Error(this.#slowness.reason));
  }

  /** Returns where the group's lines end. One record that cannot be encoded costs one record. */
  #encode({ first, events }: Committed): number {
    let seq = first;
    let failed = 0;
    for (const event of events) {
      try {
        this.#encoder.add(event.type, seq, event.record);
      } catch {
        failed += 1;
      }
      seq += 1;
    }
    if (failed > 0) this.#count(failed, 'unencodable');
    return this.#encoder.length;
  }

  /** Bounds the backlog in bytes; the oldest go first, and are counted. */
  #keep(groups: readonly Committed[]): void {
    let bytes = 0;
    let from = groups.length;
    while (from > 0 && bytes + groups[from - 1]!.bytes <= this.#options.maxMemory) bytes += groups[--from]!.bytes;
    this.#drop(groups.slice(0, from), 'store-full');
    this.#backlog = groups.slice(from);
  }

  #drop(groups: readonly Committed[], reason: string): void {
    const count = groups.reduce((sum, { events, starts }) => sum + events.length - starts, 0);
    if (count > 0) this.#count(count, reason);
  }

  #count(dropped: number, reason: string): void {
    this.drops[reason] = (this.drops[reason] ?? 0) + dropped;
    this.#observer.dropped(dropped, reason);
  }

  /** Deletes the full files that nobody waits for any more. */
  #deleteSent(): void {
    if (this.#options.retain === 'all' || this.#sealed.length === 0) return;
    const { settled } = this.#window;
    if (settled === Infinity) return;
    for (const { path, next } of this.#sealed) if (next <= settled) remove(path);
    this.#sealed = this.#sealed.filter(({ next }) => next > settled);
  }

  /** The file to write to: the first one is made with the first event, so that a program without spans leaves no trace. */
  #ready(): Segment {
    if (this.#segment !== undefined && this.#segment.size < this.#segmentBytes && this.#segment.linked) return this.#segment;
    const folder = prepareFolder(this.#options.dir);
    this.#seal();
    evictOldest(folder, this.#options.maxBytes - this.#segmentBytes);
    const segment = new Segment(join(folder, `${this.#stem}.${String(this.#segments).padStart(4, '0')}.jsonl`));
    this.#segments += 1;
    this.#begin(segment);
    return (this.#segment = segment);
  }

  #seal(): void {
    const full = this.#segment;
    if (full === undefined) return;
    this.#segment = undefined;
    this.#sealed.push({ path: full.path, next: this.#seq });
    this.#attempt(() => full.close());
  }

  /** A file that cannot take its first line is no file of the journal. */
  #begin(segment: Segment): void {
    try {
      this.#writeOwn(segment, 'journal.open', this.#opening());
    } catch (error) {
      segment.discard();
      throw error;
    }
  }

  #opening() {
    const { destinations, project } = this.#options;
    return { version: JOURNAL_VERSION, pid: process.pid, node: process.version, startTime: this.#started * 1000, segment: this.#segments - 1, project, destinations };
  }

  #writeOwn(segment: Segment, event: string, fields: object): void {
    this.#encoder.take();
    this.#encoder.add(event, this.#seq, fields);
    segment.append(this.#encoder.take());
    this.#seq += 1;
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#observer.storeFailed(error);
    }
  }
}

/** As many groups from there on as are written at once, one at least. */
function partOf(groups: readonly Committed[], from: number): readonly Committed[] {
  if (from === 0 && groups.length === 1) return groups;
  let to = from;
  for (let bytes = 0; to < groups.length; to++) {
    bytes += groups[to]!.bytes;
    if (bytes > PART_BYTES && to > from) break;
  }
  return groups.slice(from, to);
}
