import { basename } from 'node:path';
import { checkpointPath, readCheckpoint } from '../../src/journal/checkpoint.js';
import { listFiles, statOf } from '../../src/journal/files.js';
import { Processes } from '../../src/journal/processes.js';
import { scanFile } from '../../src/journal/scan.js';
import type { JournalFile } from '../../src/journal/files.js';
import type { StoreLocation } from './location.js';

/** A file of the journal, and why it has to stay if it has. */
export interface Candidate extends JournalFile {
  name: string;
  size: number;
  /** Milliseconds since the Unix epoch: when it was last written to. */
  writtenAt: number;
  /** Its process still runs, or a destination has not got all of it yet. */
  keep?: 'running' | 'undelivered';
}

/** All files of a store, those first that were written to longest ago. */
export function candidates({ dir, journal }: StoreLocation): Candidate[] {
  const files = listFiles(journal);
  const processes = new Processes(journal);
  const undelivered = new Map<string, boolean>();
  const found = files.flatMap((file) => {
    const stat = statOf(file.path);
    if (stat === undefined) return [];
    if (!undelivered.has(file.process)) undelivered.set(file.process, isUndelivered(dir, file));
    const keep = processes.stateOf(file.process).running ? ('running' as const) : undelivered.get(file.process) === true ? ('undelivered' as const) : undefined;
    return [{ ...file, name: basename(file.path), size: stat.size, writtenAt: stat.mtimeMs, keep }];
  });
  return found.sort((a, b) => a.writtenAt - b.writtenAt || a.segment - b.segment);
}

/** Whether a destination that the process recorded for has not acknowledged all of it. */
function isUndelivered(dir: string, { path, process }: JournalFile): boolean {
  for (const { entry } of scanFile(path, { to: 1 })) {
    if (entry.event === 'journal.open') return (entry.destinations ?? []).some((key) => !readCheckpoint(checkpointPath(dir, process, key)).done);
  }
  return false;
}
