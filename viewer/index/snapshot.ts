import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { listFiles, openRegular, statOf } from '../../src/journal/files.js';
import { JournalIndex } from './journal-index.js';
import { indexedFile } from './indexed-file.js';
import { aligned } from './table.js';
import type { IndexedFile } from './indexed-file.js';
import type { Shape } from './shapes.js';

/** Of the layout of the snapshot and of what is in it: any change of a schema is another version. */
const VERSION = 3;
const MAGIC = 'filigree-index';

/** `filigree-index`, version, bytes of the head, checksum of all that follows. */
const PREFIX_BYTES = 32;

/** So many bytes before the position in a file are compared, to see that it is still the same file. */
const TAIL_BYTES = 256;

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

interface Head {
  lengths: { spans: number; traces: number; scores: number; spanSlots: number; traceSlots: number };
  strings: readonly string[];
  shapes: readonly Shape[];
  /** In the order of their numbers; those that are gone keep theirs. */
  files: { name: string; position: number; tail: number; gone: boolean; future: boolean }[];
}

/** Writes an index beside its journal, whole or not at all. */
export function writeSnapshot(path: string, index: JournalIndex, files: readonly IndexedFile[]): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    makeFolder(dirname(path));
    write(temporary, [...parts(index, files)]);
    renameSync(temporary, path);
  } catch {
    // A full disk or a folder that may only be read: the next start reads the journal instead.
    remove(temporary);
  }
}

/** Reads an index back; `undefined` if there is none, or it does not fit the journal that is there. */
export function readSnapshot(path: string, journal: string): { index: JournalIndex; files: IndexedFile[] } | undefined {
  try {
    const bytes = readAll(path);
    const head = bytes && headOf(bytes);
    if (bytes === undefined || head === undefined) return undefined;
    const files = filesOf(head.head, journal);
    return files && { index: indexOf(head.head, bytes.buffer as ArrayBuffer, head.end), files };
  } catch {
    return undefined;
  }
}

function* parts(index: JournalIndex, files: readonly IndexedFile[]): Generator<Uint8Array> {
  const { spans, traces, scores, spanIds, traceIds, strings, shapes } = index;
  const head: Head = {
    lengths: { spans: spans.length, traces: traces.length, scores: scores.length, spanSlots: spanIds.slots.length, traceSlots: traceIds.slots.length },
    strings: strings.all(),
    shapes: shapes.all(),
    files: files.map((file) => ({ name: basename(file.path), position: file.position, tail: tailOf(file.path, file.position), gone: file.gone, future: file.future })),
  };
  yield* padded(Buffer.from(JSON.stringify(head)));
  for (const table of [spans, traces, scores]) for (const column of table.bytes()) yield* padded(column);
  for (const { slots } of [spanIds, traceIds]) yield* padded(new Uint8Array(slots.buffer, slots.byteOffset, slots.byteLength));
}

function* padded(bytes: Uint8Array): Generator<Uint8Array> {
  // zlib takes no bytes for a request to begin the sum anew.
  if (bytes.length === 0) return;
  yield bytes;
  const missing = aligned(bytes.length) - bytes.length;
  if (missing > 0) yield new Uint8Array(missing);
}

function write(path: string, all: readonly Uint8Array[]): void {
  const sum = all.reduce((crc, bytes) => crc32(bytes, crc), 0);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(VERSION, 16);
  prefix.writeUInt32LE(all[0]!.length, 20);
  prefix.writeUInt32LE(sum, 24);
  const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
  try {
    for (const bytes of [prefix, ...all]) for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done);
  } finally {
    closeSync(fd);
  }
}

function readAll(path: string): Buffer | undefined {
  if (isLink(dirname(path))) return undefined;
  const fd = openRegular(path);
  if (fd === undefined) return undefined;
  try {
    // One buffer of its own, so that the columns can stand in it at multiples of eight.
    const bytes = Buffer.from(new ArrayBuffer(fstatSync(fd).size));
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(fd, bytes, done, Math.min(bytes.length - done, 1 << 26), done);
      if (read === 0) return undefined;
      done += read;
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function headOf(bytes: Buffer): { head: Head; end: number } | undefined {
  if (bytes.length < PREFIX_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || bytes.readUInt32LE(16) !== VERSION) return undefined;
  if (crc32(bytes.subarray(PREFIX_BYTES)) !== bytes.readUInt32LE(24)) return undefined;
  const end = PREFIX_BYTES + bytes.readUInt32LE(20);
  return { head: JSON.parse(bytes.toString('utf8', PREFIX_BYTES, end)) as Head, end: aligned(end) };
}

/** The files as they are now; `undefined` if one that was read is not the one that is there. */
function filesOf({ files }: Head, journal: string): IndexedFile[] | undefined {
  const there = new Map(listFiles(journal).map((file) => [basename(file.path), file]));
  const found: IndexedFile[] = [];
  for (const { name, position, tail, gone, future } of files) {
    const file = there.get(name);
    if (file !== undefined && !gone && ((statOf(file.path)?.size ?? 0) < position || tailOf(file.path, position) !== tail)) return undefined;
    const blank = { path: join(journal, name), process: '', startedAt: 0, pid: 0, segment: 0 };
    // One that was deleted since is found missing at the first look.
    found.push({ ...indexedFile(file ?? blank), position, gone, future });
  }
  return found;
}

function indexOf({ lengths, strings, shapes }: Head, buffer: ArrayBuffer, start: number): JournalIndex {
  const index = new JournalIndex();
  index.strings.restore(strings);
  index.shapes.restore(shapes);
  let at = index.spans.restore(lengths.spans, buffer, start);
  at = index.traces.restore(lengths.traces, buffer, at);
  at = index.scores.restore(lengths.scores, buffer, at);
  index.spanIds.restore(new Uint32Array(buffer, at, lengths.spanSlots));
  index.traceIds.restore(new Uint32Array(buffer, aligned(at + lengths.spanSlots * 4), lengths.traceSlots));
  index.restored();
  return index;
}

/** Checksum of what stands right before a position. */
function tailOf(path: string, position: number): number {
  const fd = position === 0 ? undefined : openRegular(path);
  if (fd === undefined) return 0;
  try {
    const bytes = Buffer.alloc(Math.min(TAIL_BYTES, position));
    return crc32(bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, position - bytes.length)));
  } finally {
    closeSync(fd);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (isLink(folder)) throw new Error('the folder of the index is a symbolic link');
}

function isLink(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made.
  }
}
