import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { now, toMicroseconds } from '../clock.js';
import { JOURNAL_VERSION, LineEncoder } from './encode.js';
import { prepareFolder } from './folder.js';
import { GroupCollector } from './group.js';
import { evictOldest } from './retention.js';
import { Segment } from './segment.js';
import { EventWindow } from './window.js';
import type { Beginning, JournalEvent } from './event.js';
import type { Group } from './group.js';
import type { Cursor, Drops, Journal, JournalObserver } from './journal.js';

/** Options of the file journal, resolved. */
export interface FileJournalOptions {
  dir: string;
  durability: 'grouped' | 'write' | 'sync';
  /** Bytes that all files of the folder may take together; the oldest go first. */
  maxBytes: number;
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
  readonly #stem = `${String(this.#started).padStart(13, '0')}-${process.pid}-${randomBytes(4).toString('hex')}`;
  #segment: Segment | undefined;
  #segments = 0;
  #seq = 0;
  /** Events that the disk did not take, oldest first. */
  #backlog: JournalEvent[] = [];
  #retryAt = 0;
  #closed = false;

  constructor(options: FileJournalOptions, observer: JournalObserver) {
    this.#options = options;
    this.#observer = observer;
    this.#window = new EventWindow(options.maxMemory);
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

  cursor(live: boolean): Cursor {
    return this.#window.cursor(live);
  }

  read(cursor: Cursor, limit: number): readonly JournalEvent[] {
    return this.#window.read(cursor, limit);
  }

  drainSync(): void {
    this.#group.flush();
    if (this.#backlog.length > 0) this.#store([]);
  }

  close(): void {
    if (this.#closed) return;
    this.#retryAt = 0;
    this.drainSync();
    this.#closed = true;
    if (this.#backlog.length > 0) this.#drop(this.#backlog.length, 'store-unavailable');
    this.#backlog = [];
    const segment = this.#segment;
    if (segment === undefined) return;
    this.#attempt(() => this.#writeOwn(segment, 'journal.close', { time: toMicroseconds(now()) }));
    this.#attempt(() => segment.close());
  }

  #commit(group: Group): void {
    if (this.#closed) return this.#drop(group.ends.length, 'closed');
    this.#store([...group.starts, ...group.ends]);
    this.#window.add(group);
    this.#observer.committed(group);
  }

  /** Writes the backlog and `events` behind it; what the disk refuses becomes the backlog. */
  #store(events: readonly JournalEvent[]): void {
    const waiting = this.#backlog.length > 0 ? [...this.#backlog, ...events] : events;
    if (waiting.length === 0) return;
    if (now() < this.#retryAt) return this.#keep(waiting);
    try {
      this.#write(waiting);
      this.#keep([]);
    } catch (error) {
      this.#retryAt = now() + RETRY_MS;
      this.#keep(waiting);
      this.#observer.storeFailed(error);
    }
  }

  #write(events: readonly JournalEvent[]): void {
    const segment = this.#ready();
    const first = this.#seq;
    let seq = first;
    this.#encoder.take();
    for (const event of events) if (this.#encode(event, seq)) seq += 1;
    segment.append(this.#encoder.take());
    this.#seq = seq;
    if (seq - first < events.length) this.#drop(events.length - (seq - first), 'unencodable');
    if (this.#options.durability === 'sync') segment.sync();
  }

  /** One record that cannot be encoded costs one record. */
  #encode(event: JournalEvent, seq: number): boolean {
    try {
      this.#encoder.add(event.type, seq, event.record);
      return true;
    } catch {
      return false;
    }
  }

  /** Bounds the backlog in bytes; the oldest go first, and are counted. */
  #keep(events: readonly JournalEvent[]): void {
    let bytes = 0;
    let from = events.length;
    while (from > 0 && bytes + events[from - 1]!.bytes <= this.#options.maxMemory) bytes += events[--from]!.bytes;
    if (from > 0) this.#drop(from, 'store-full');
    this.#backlog = events.slice(from);
  }

  #drop(count: number, reason: string): void {
    this.drops[reason] = (this.drops[reason] ?? 0) + count;
    this.#observer.dropped(count, reason);
  }

  /** The file to write to: the first one is made with the first event, so that a program without spans leaves no trace. */
  #ready(): Segment {
    if (this.#segment !== undefined && this.#segment.size < this.#segmentBytes && this.#segment.linked) return this.#segment;
    const folder = prepareFolder(this.#options.dir);
    this.#attempt(() => this.#segment?.close());
    this.#segment = undefined;
    evictOldest(folder, this.#options.maxBytes - this.#segmentBytes);
    const segment = new Segment(join(folder, `${this.#stem}.${String(this.#segments).padStart(4, '0')}.jsonl`));
    this.#segments += 1;
    this.#begin(segment);
    return (this.#segment = segment);
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
    const { project } = this.#options;
    return { version: JOURNAL_VERSION, pid: process.pid, node: process.version, startTime: this.#started * 1000, segment: this.#segments - 1, project };
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
