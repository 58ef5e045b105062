import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the journal, as its name tells it. */
export interface JournalFile {
  path: string;
  /** What the files of one process have in common. */
  process: string;
  /** Milliseconds since the Unix epoch: when the journal of that process began. */
  startedAt: number;
  pid: number;
  segment: number;
}

const NAME = /^((\d{13})-(\d{1,10})-[0-9a-f]{8})\.(\d{4,9})\.jsonl$/;

/**
 * The files of a journal's folder in the order in which their processes began. Links, and files of another name, are
 * none of ours; a folder that is not there has none.
 */
export function listFiles(folder: string): JournalFile[] {
  const files = entriesOf(folder).flatMap((entry) => (entry.isFile() ? (parseName(folder, entry.name) ?? []) : []));
  return files.sort((a, b) => a.startedAt - b.startedAt || compare(a.process, b.process) || a.segment - b.segment);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function parseName(folder: string, name: string): JournalFile | undefined {
  const [, process, startedAt, pid, segment] = NAME.exec(name) ?? [];
  if (process === undefined) return undefined;
  return { path: join(folder, name), process, startedAt: Number(startedAt), pid: Number(pid), segment: Number(segment) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** No link is followed and no pipe is waited for, whatever took the file's name since it was listed. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** An open descriptor of a regular file that the caller closes; `undefined` if there is none (any more). */
export function openRegular(path: string): number | undefined {
  try {
    const fd = openSync(path, READ);
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
    return undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The size of a regular file in bytes, and when it was last written to; `undefined` if there is none (any more). */
export function statOf(path: string): { size: number; mtimeMs: number } | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? stat : undefined;
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR';
}
