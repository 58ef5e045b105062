import { unlinkSync } from 'node:fs';
import { listFiles, statOf } from './files.js';
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
    remove(file);
    total -= file.size;
  }
}

/** The last file of a process that still runs. */
function isActive({ pid, process, segment, startedAt }: JournalFile, files: readonly JournalFile[]): boolean {
  return !files.some((file) => file.process === process && file.segment > segment) && isRunning(pid, startedAt);
}

function remove({ path }: JournalFile): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or not ours to delete: the next look at the folder will tell.
  }
}
