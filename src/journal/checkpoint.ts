import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { openRegular } from './files.js';

/** How far the events of one process have been delivered to one destination. */
export interface Checkpoint {
  /** Everything before this number has been delivered. */
  readonly position: number;
  /** The process has ended, and there is nothing more to deliver of it. */
  readonly done: boolean;
}

const START: Checkpoint = { position: 0, done: false };

/** Every checkpoint takes this many bytes, so that each write replaces the whole one before. */
const BYTES = 96;

const { O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;

/** Where the checkpoints are inside the store's folder. */
export function checkpointFolder(dir: string): string {
  return join(resolve(dir), 'checkpoints');
}

/** `reader` names a destination. */
export function checkpointPath(dir: string, process: string, reader: string): string {
  return join(checkpointFolder(dir), `${process}.${reader}.json`);
}

/** A missing or damaged checkpoint is one at the start: what was sent is sent again, under the same ids. */
export function readCheckpoint(path: string): Checkpoint {
  try {
    return parse(readText(path)) ?? START;
  } catch {
    return START;
  }
}

/** The checkpoint of one process and destination, rewritten in place: one small write for each batch. */
export class CheckpointFile {
  readonly #path: string;
  #fd: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  write({ position, done }: Checkpoint): void {
    const fields = `{"position":${position},"done":${done}`;
    // A folder that was deleted takes the file with it.
    if (this.#fd !== undefined && fstatSync(this.#fd).nlink === 0) this.close();
    this.#fd ??= open(this.#path);
    writeSync(this.#fd, `${fields},"crc":"${checksum(fields)}"}`.padEnd(BYTES - 1) + '\n', 0);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function open(path: string): number {
  try {
    mkdirSync(join(path, '..'), { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return openSync(path, O_WRONLY | O_CREAT | (O_NOFOLLOW ?? 0), 0o600);
}

function readText(path: string): string {
  const fd = openRegular(path);
  if (fd === undefined) return '';
  try {
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}

function parse(text: string): Checkpoint | undefined {
  const [, fields, position, done, crc] = /^(\{"position":(\d+),"done":(true|false)),"crc":"([0-9a-f]{8})"\} *\n$/.exec(text) ?? [];
  if (fields === undefined || checksum(fields) !== crc) return undefined;
  return { position: Number(position), done: done === 'true' };
}

function checksum(fields: string): string {
  return crc32(fields).toString(16).padStart(8, '0');
}
