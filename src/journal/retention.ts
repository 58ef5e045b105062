import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFolder } from './checkpoint.js';
import { listFiles, statOf } from './files.js';
import { journalFolder } from './folder.js';
import { isRunning } from './liveness.js';
import type { JournalFile } from './files.js';

/**
 * Deletes files until the folder takes at most `maxBytes`: those first that were written to longest ago. The file that a
 * running process writes to is kept. A file that another process deletes at the same time is as gone as it should be.
 */
export function evictOldest(folder: string, maxBytes: number): void {
  const files = listFiles(folder).flatMap((file) => ({ ...file, ...(statOf(file.path) ?? { size: 0, mtimeMs: 0 }) }));
  let total = files.reduce((sum, { size }) => sum + size, 0);
  const oldestFirst = [...files].sort((a, b) => a.mtimeMs - b.mtimeMs || a.segment - b.segment);
  for (const file of oldestFirst) {
    if (total <= maxBytes) return;
    if (isActive(file, files)) continue;
    remove(file.path);
    total -= file.size;
  }
}

/** The last file of a process that still runs. */
function isActive({ pid, process, segment, startedAt }: JournalFile, files: readonly JournalFile[]): boolean {
  return !files.some((file) => file.process === process && file.segment > segment) && isRunning(pid, startedAt);
}

/** Deletes a file, if it is there and may be deleted. */
export function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or not ours to delete: the next look at the folder will tell.
  }
}

/** Deletes everything of a process whose events have all been delivered: its files, then the checkpoints that say so. */
export function forgetProcess(dir: string, process: string): void {
  for (const file of listFiles(journalFolder(dir))) if (file.process === process) remove(file.path);
  for (const name of checkpointsIn(dir)) if (name.startsWith(`${process}.`)) remove(join(checkpointFolder(dir), name));
}

/** Deletes the checkpoints of processes that have no file any more. */
export function forgetOrphans(dir: string): void {
  const names = checkpointsIn(dir);
  // Listed after them: a file is made before its checkpoint.
  const processes = new Set(listFiles(journalFolder(dir)).map(({ process }) => process));
  for (const name of names) if (!processes.has(name.slice(0, name.indexOf('.')))) remove(join(checkpointFolder(dir), name));
}

function checkpointsIn(dir: string): string[] {
  const folder = checkpointFolder(dir);
  return existsSync(folder) ? readdirSync(folder) : [];
}
