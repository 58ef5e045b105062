import { closeSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isIntact } from '../../src/journal/decode.js';
import { openRegular } from '../../src/journal/files.js';
import { FLAG } from '../index/codes.js';
import { StoredLines } from '../index/stored-lines.js';
import { needle } from './needle.js';
import { idsOf, isSearchable } from './searchable.js';
import type { IndexedFile } from '../index/indexed-file.js';
import type { Indexer } from '../index/indexer.js';

const CHUNK = 2 * 1024 * 1024;

/** A line that is longer is searched in its first part only. */
const MAX_LINE = 64 * 1024 * 1024;

/** Requests are answered between two slices. */
const SLICE_MS = 15;

/** Searches that take longer say so and stop; the same search goes on where it stopped when it is asked for again. */
const BUDGET_MS = 4000;

/** Searches whose results are kept, to be brought up to date. */
const KEPT = 8;

interface Search {
  readonly text: string;
  readonly traces: Set<number>;
  /** By number of the file: what was searched. */
  readonly positions: Map<number, number>;
  running: Promise<void> | undefined;
  partial: boolean;
}

/** What a search found. */
export interface Found {
  /** Rows of the index's traces. */
  traces: ReadonlySet<number>;
  /** It stopped at its limit of time. */
  partial: boolean;
}

/** Finds text in names, inputs, outputs, errors and metadata: over the bytes of the files, which takes no second copy of them. */
export class TextSearch {
  readonly #indexer: Indexer;
  #kept: Search[] = [];

  constructor(indexer: Indexer) {
    this.#indexer = indexer;
  }

  /** The traces that contain a text, in any case. */
  async find(text: string): Promise<Found> {
    const search = this.#kept.find((kept) => kept.text === text) ?? { text, traces: new Set<number>(), positions: new Map<number, number>(), running: undefined, partial: false };
    this.#kept = [search, ...this.#kept.filter((kept) => kept !== search)].slice(0, KEPT);
    search.running ??= this.#run(search).finally(() => (search.running = undefined));
    await search.running;
    return search;
  }

  /** The rows of a trace's spans that contain a text. */
  async findIn(trace: number, text: string): Promise<{ spans: ReadonlySet<number>; partial: boolean }> {
    const { columns } = this.#indexer.index.spans;
    const pattern = needle(text);
    const spans = new Set<number>();
    const until = performance.now() + BUDGET_MS;
    let slice = performance.now() + SLICE_MS;
    const rows = this.#indexer.index.spansOf(trace).sort((a, b) => columns.file[a]! - columns.file[b]! || columns.offset[a]! - columns.offset[b]!);
    using lines = new StoredLines(this.#indexer.files);
    for (const row of rows) {
      const line = lines.at(columns.file[row]!, columns.offset[row]!, columns.size[row]!);
      if (line !== undefined && contains(line, pattern)) spans.add(row);
      if (performance.now() < slice) continue;
      if (performance.now() > until) return { spans, partial: true };
      await nextTurn();
      slice = performance.now() + SLICE_MS;
    }
    return { spans, partial: false };
  }

  async #run(search: Search): Promise<void> {
    const until = performance.now() + BUDGET_MS;
    let slice = performance.now() + SLICE_MS;
    search.partial = false;
    // The newest first: what is found before the time is up is what is looked for most.
    for (const [number, file] of [...this.#indexer.files.entries()].reverse()) {
      for (const _ of this.#inFile(search, file, number)) {
        if (performance.now() > until) return void (search.partial = true);
        if (performance.now() < slice) continue;
        await nextTurn();
        slice = performance.now() + SLICE_MS;
      }
    }
  }

  /** Yields after each chunk; only what the index has taken in is searched. */
  *#inFile(search: Search, file: IndexedFile, number: number): Generator<void> {
    const from = search.positions.get(number) ?? 0;
    if (file.gone || from >= file.position) return;
    const fd = openRegular(file.path);
    if (fd === undefined) return;
    try {
      for (const { bytes, next } of chunks(fd, from, file.position)) {
        this.#inChunk(bytes, search);
        search.positions.set(number, next);
        yield;
      }
    } finally {
      closeSync(fd);
    }
  }

  #inChunk(bytes: Buffer, { text, traces }: Search): void {
    const pattern = needle(text);
    const all = bytes.toString('latin1');
    for (let match = pattern.exec(all); match !== null; match = pattern.exec(all)) {
      const start = all.lastIndexOf('\n', match.index) + 1;
      const end = behindLine(all, match.index);
      const line = bytes.subarray(start, end);
      const trace = isSearchable(line, match.index - start, match.index - start + match[0].length) && isIntact(line) ? this.#traceOf(line) : -1;
      if (trace === -1) continue;
      traces.add(trace);
      pattern.lastIndex = end;
    }
  }

  readonly #traceId = new Uint32Array(4);
  readonly #spanId = new Uint32Array(4);

  /** -1 where the index has nothing of the line any more, because a later one took its place. */
  #traceOf(line: Buffer): number {
    const { index } = this.#indexer;
    const has = idsOf(line, this.#traceId, this.#spanId);
    const trace = has.trace ? index.traceIds.find(this.#traceId) : this.#slowTraceOf(line);
    if (trace === -1 || !has.span) return trace;
    const span = index.spanIds.find(this.#spanId);
    return span === -1 || (index.spans.columns.flags[span]! & FLAG.REMOVED) === 0 ? trace : -1;
  }

  /** Ids of another form than ours. */
  #slowTraceOf(line: Buffer): number {
    const { traceId } = JSON.parse(line.toString('utf8')) as { traceId?: unknown };
    return typeof traceId === 'string' ? this.#indexer.index.findTrace(traceId) : -1;
  }
}

function behindLine(all: string, at: number): number {
  const newline = all.indexOf('\n', at);
  return newline === -1 ? all.length : newline;
}

function contains(line: Buffer, pattern: RegExp): boolean {
  const all = line.toString('latin1');
  pattern.lastIndex = 0;
  for (let match = pattern.exec(all); match !== null; match = pattern.exec(all)) {
    if (isSearchable(line, match.index, match.index + match[0].length)) return true;
  }
  return false;
}

/** Whole lines, in pieces of about `CHUNK` bytes; valid until the next one. */
function* chunks(fd: number, from: number, to: number): Generator<{ bytes: Buffer; next: number }> {
  let buffer = Buffer.allocUnsafe(Math.min(CHUNK, to - from));
  for (let at = from; at < to; ) {
    const read = readSync(fd, buffer, 0, Math.min(buffer.length, to - at), at);
    if (read === 0) return;
    const last = at + read >= to ? read : buffer.lastIndexOf(0x0a, read - 1) + 1;
    if (last === 0 && buffer.length < MAX_LINE) {
      buffer = Buffer.allocUnsafe(buffer.length * 4);
      continue;
    }
    const end = last === 0 ? read : last;
    yield { bytes: buffer.subarray(0, end), next: at + end };
    at += end;
  }
}
