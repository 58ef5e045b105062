import { mkdirSync } from 'node:fs';
import { checkpointFolder, checkpointPath, readCheckpoint } from '../../journal/checkpoint.js';
import { listFiles } from '../../journal/files.js';
import { journalFolder } from '../../journal/folder.js';
import { Processes } from '../../journal/processes.js';
import { forgetOrphans, forgetProcess } from '../../journal/retention.js';
import { scanFile } from '../../journal/scan.js';
import { claim } from './claim.js';
import type { JournalOpen } from '../../journal/entry.js';
import type { JournalFile } from '../../journal/files.js';

/** What a dead process left for a destination, locked for us. */
export interface Leftover {
  readonly process: string;
  readonly files: readonly JournalFile[];
  /** The number of the first event that has not been delivered. */
  readonly position: number;
  /** It said that it ended, so nothing of it is unfinished. */
  readonly closed: boolean;
  /** Its last sign of life, in microseconds since the Unix epoch. */
  readonly lastTime: number;
  /** Where its events were to be sent. */
  readonly destinations: readonly string[];
  /** Where its checkpoint is. */
  readonly checkpoint: string;
  release(): void;
}

/** Finds what processes that are dead by now recorded for a destination and did not deliver. `own`: our own process's name. */
export function* leftovers(dir: string, key: string, own: string | undefined): Generator<Leftover> {
  const folder = journalFolder(dir);
  const processes = new Processes(folder);
  const byProcess = filesByProcess(folder);
  if (byProcess.size > 0) forgetOrphans(dir);
  for (const [process, files] of byProcess) {
    if (process === own) continue;
    const checkpoint = checkpointPath(dir, process, key);
    // What a process recorded without this destination in mind is not sent there.
    const destinations = openingOf(files[0]!.path)?.destinations ?? [];
    if (readCheckpoint(checkpoint).done || !destinations.includes(key)) continue;
    const { running, closed, lastTime = 0 } = processes.stateOf(process);
    if (running) continue;
    const release = lock(dir, checkpoint);
    if (release === undefined) continue;
    // Somebody may have finished it between the look and the lock.
    const { done, position } = readCheckpoint(checkpoint);
    if (done) release();
    else yield { process, files, position, closed, lastTime, destinations, checkpoint, release };
  }
}

function filesByProcess(folder: string): Map<string, JournalFile[]> {
  const byProcess = new Map<string, JournalFile[]>();
  for (const file of listFiles(folder)) byProcess.set(file.process, [...(byProcess.get(file.process) ?? []), file]);
  return byProcess;
}

function lock(dir: string, checkpoint: string): (() => void) | undefined {
  try {
    mkdirSync(checkpointFolder(dir), { mode: 0o700 });
  } catch {
    // It is there, or nothing can be written: then the lock fails too.
  }
  return claim(checkpoint.replace(/\.json$/, '.lock'));
}

function openingOf(path: string): JournalOpen | undefined {
  for (const { entry } of scanFile(path, { to: 1 })) return entry.event === 'journal.open' ? entry : undefined;
  return undefined;
}

/** Deletes what a dead process left, once every destination has it. */
export function forgetIfSent(dir: string, { process, destinations }: Leftover): void {
  if (destinations.every((key) => readCheckpoint(checkpointPath(dir, process, key)).done)) forgetProcess(dir, process);
}
