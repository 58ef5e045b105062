import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { listFiles, statOf } from '../../src/journal/files.js';
import { Fates } from './fates.js';
import { indexedFile } from './indexed-file.js';
import { JournalIndex } from './journal-index.js';
import { FileReader } from './read-file.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import type { ScanCounts } from '../../src/journal/file-scan.js';
import type { Indexing } from '../api/types.js';
import type { IndexedFile } from './indexed-file.js';

/** Work is done in slices of this length, so that requests are answered meanwhile. */
const SLICE_MS = 12;

/** A snapshot is written while the store grows, after so many new records; and at the end, if there are so many. */
const SNAPSHOT_EVERY = 100_000;
const WORTH_SAVING = 1000;

/** What changed since it was last asked. */
export interface Changes {
  traces: Set<number>;
  spans: Set<number>;
  /** Ids of traces whose files were deleted. */
  removed: string[];
}

/** Keeps an index over a journal's folder: reads it once, or what is new since the last snapshot, and then follows it. */
export class Indexer {
  index = new JournalIndex();
  files: IndexedFile[] = [];
  readonly fates: Fates;
  /** While all that was there at the start is being read. */
  progress: Indexing | undefined = { done: 0, of: 0 };
  readonly #journal: string;
  readonly #snapshot: string | undefined;
  #reader: FileReader;
  #byName = new Map<string, number>();
  #changes: Changes = { traces: new Set(), spans: new Set(), removed: [] };
  #sinceSnapshot = 0;

  /** `snapshot`: where the index is kept between runs; absent for nowhere. */
  constructor(journal: string, snapshot?: string) {
    this.#journal = journal;
    this.#snapshot = snapshot;
    this.fates = new Fates(journal);
    this.#reader = this.#newReader();
  }

  get counts(): ScanCounts {
    return this.#reader.counts;
  }

  /** Reads all that is there, in slices. */
  async load(signal?: AbortSignal): Promise<void> {
    this.#restore();
    this.#look();
    const all = this.files.filter(({ gone }) => !gone);
    const of = all.reduce((sum, { path }) => sum + (statOf(path)?.size ?? 0), 0);
    this.progress = { done: 0, of };
    for await (const _ of this.#inSlices()) {
      if (signal?.aborted) return;
      this.progress = { done: Math.min(of, all.reduce((sum, { position }) => sum + position, 0)), of };
    }
    this.progress = undefined;
    this.#changes = { traces: new Set(), spans: new Set(), removed: [] };
  }

  /** Takes in what was written since, in slices; whether it was anything. */
  async poll(): Promise<boolean> {
    const before = this.index.version;
    this.#look();
    for await (const _ of this.#inSlices());
    if (this.#sinceSnapshot >= SNAPSHOT_EVERY) this.save();
    return this.index.version !== before;
  }

  /** What changed since the last call. */
  takeChanges(): Changes {
    const changes = this.#changes;
    this.#changes = { traces: new Set(), spans: new Set(), removed: [] };
    return changes;
  }

  /** Writes the snapshot, if there is something new to write. What goes wrong costs the next start some seconds, no more. */
  save(): void {
    if (this.#snapshot === undefined || this.#sinceSnapshot < WORTH_SAVING || this.progress !== undefined) return;
    this.#sinceSnapshot = 0;
    writeSnapshot(this.#snapshot, this.index, this.files);
  }

  #newReader(): FileReader {
    return new FileReader(this.index, (trace, span) => {
      this.#sinceSnapshot += 1;
      // While all is read, all is new.
      if (this.progress !== undefined) return;
      this.#changes.traces.add(trace);
      if (span !== -1) this.#changes.spans.add(span);
    });
  }

  #restore(): void {
    const found = this.#snapshot === undefined ? undefined : readSnapshot(this.#snapshot, this.#journal);
    if (found === undefined) return;
    ({ index: this.index, files: this.files } = found);
    this.#reader = this.#newReader();
    this.files.forEach(({ path, gone }, number) => void (gone || this.#byName.set(basename(path), number)));
  }

  /** Finds new files, and those that are gone. */
  #look(): void {
    const there = listFiles(this.#journal);
    const names = new Set<string>();
    for (const file of there) {
      const name = basename(file.path);
      names.add(name);
      if (!this.#byName.has(name)) this.#byName.set(name, this.files.push(indexedFile(file)) - 1);
    }
    const gone = this.files.flatMap((file, number) => (file.gone || names.has(basename(file.path)) ? [] : [number]));
    if (gone.length > 0) this.#forget(gone);
  }

  #forget(gone: readonly number[]): void {
    for (const number of gone) {
      const file = this.files[number]!;
      file.gone = true;
      // It may come back under its name, as with a folder that is moved and moved back: then it is another one.
      this.#byName.delete(basename(file.path));
    }
    this.#sinceSnapshot += 1;
    for (const trace of this.index.forget(new Set(gone))) {
      if (this.index.isGone(trace)) this.#changes.removed.push(this.index.traceId(trace));
      else this.#changes.traces.add(trace);
    }
  }

  async *#inSlices(): AsyncGenerator<void> {
    let until = performance.now() + SLICE_MS;
    for (const _ of this.#work()) {
      if (performance.now() < until) continue;
      yield;
      await nextTurn();
      until = performance.now() + SLICE_MS;
    }
  }

  *#work(): Generator<void> {
    for (const [number, file] of this.files.entries()) {
      const size = file.gone || file.future ? undefined : statOf(file.path)?.size;
      if (size === undefined || size === file.seenSize) continue;
      // A failed write is cut off again, so a file can become shorter.
      file.position = Math.min(file.position, size);
      this.fates.forget(file.process);
      yield* this.#reader.read(file, number);
      file.seenSize = size;
    }
  }
}
