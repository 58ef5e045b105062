import { mkdirSync } from 'node:fs';
import { checkpointFolder, checkpointPath, readCheckpoint } from '../../journal/checkpoint.js';
import { listFiles } from '../../journal/files.js';
import { journalFolder } from '../../journal/folder.js';
import { Processes } from '../../journal/processes.js';
import { forgetOrphans, forgetProcess } from '../../journal/retention.js';
import { scanFile } from '../../journal/scan.js';
import { claim } from './claim.js';
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

/** Where to look for leftovers, and for whom. */
export interface Search {
  readonly dir: string;
  /** Of the destination. */
  readonly key: string;
  /** Our own process's name. */
  readonly own: string;
  /** `unsent`: what has been delivered everywhere is deleted. */
  readonly retain: 'all' | 'unsent';
}

/**
 * Finds what processes that are dead by now recorded for a destination and did not deliver; `undefined` after each process
 * that has nothing. A process is looked at when its turn comes: it may have written and died since the search began.
 */
export function* leftovers(search: Search): Generator<Leftover | undefined> {
  forgetOrphans(search.dir);
  const names = new Set(listFiles(journalFolder(search.dir)).map(({ process }) => process));
  names.delete(search.own);
  for (const process of names) yield leftoverOf(process, search);
}

function leftoverOf(process: string, { dir, key, retain }: Search): Leftover | undefined {
  const checkpoint = checkpointPath(dir, process, key);
  const { done } = readCheckpoint(checkpoint);
  if (done && retain === 'all') return undefined;
  const files = filesOf(dir, process);
  const destinations = destinationsOf(files);
  const isNews = destinations === undefined ? retain === 'unsent' : destinations.includes(key);
  if (!isNews || new Processes(journalFolder(dir)).stateOf(process).running) return undefined;
  if (destinations === undefined) return void forgetIfBlank(dir, process, files);
  if (done) return void forgetIfSent(dir, { process, destinations });
  const release = lock(dir, checkpoint);
  return release && locked({ process, destinations, checkpoint, release }, dir);
}

/** Once it is locked, nobody changes it any more. Somebody may have finished it between the look and the lock. */
function locked(part: Pick<Leftover, 'process' | 'destinations' | 'checkpoint' | 'release'>, dir: string): Leftover | undefined {
  try {
    const { done, position } = readCheckpoint(part.checkpoint);
    const files = filesOf(dir, part.process);
    const { closed, lastTime = 0 } = new Processes(journalFolder(dir)).stateOf(part.process);
    if (!done && files.length > 0) return { ...part, files, position, closed, lastTime };
  } catch (error) {
    part.release();
    throw error;
  }
  part.release();
  return undefined;
}

function filesOf(dir: string, process: string): JournalFile[] {
  return listFiles(journalFolder(dir)).filter((file) => file.process === process);
}

function lock(dir: string, checkpoint: string): (() => void) | undefined {
  try {
    mkdirSync(checkpointFolder(dir), { mode: 0o700 });
  } catch {
    // It is there, or nothing can be written: then the lock fails too.
  }
  return claim(checkpoint.replace(/\.json$/, '.lock'));
}

/**
 * Each file's opening line says it, so that one which is damaged or gone does not matter; `undefined` where none is left.
 * What a process recorded without a destination in mind is not sent there.
 */
function destinationsOf(files: readonly JournalFile[]): readonly string[] | undefined {
  for (const { path } of files) {
    for (const { entry } of scanFile(path, { to: 1 })) if (entry.event === 'journal.open') return entry.destinations ?? [];
  }
  return undefined;
}

/** Deletes what a process left that was killed before its first line was whole: nothing is lost with it, and nobody else would. */
function forgetIfBlank(dir: string, process: string, files: readonly JournalFile[]): void {
  if (files.every(({ path }) => scanFile(path)[Symbol.iterator]().next().done === true)) forgetProcess(dir, process);
}

/** Deletes what a dead process left, once every destination has it. */
export function forgetIfSent(dir: string, { process, destinations }: Pick<Leftover, 'process' | 'destinations'>): void {
  if (destinations.every((key) => readCheckpoint(checkpointPath(dir, process, key)).done)) forgetProcess(dir, process);
}
