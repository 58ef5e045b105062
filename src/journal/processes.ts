import { timeOf } from './entry.js';
import { listFiles, statOf } from './files.js';
import { isRunning } from './liveness.js';
import { scanFile } from './scan.js';
import type { JournalFile } from './files.js';

/** What became of a process that wrote to the journal. */
export interface ProcessState {
  /** It has not said that it ended, and it is still there. */
  running: boolean;
  /** It said that it ended. */
  closed: boolean;
  /** Its last sign of life, in microseconds since the Unix epoch, if it left one. */
  lastTime?: number;
}

/** How much of a file's end is read for the last words; a longer last line costs them. */
const END_BYTES = 256 * 1024;

/** The processes of a journal's folder, each looked at once, when somebody asks. */
export class Processes {
  readonly #folder: string;
  readonly #known = new Map<string, ProcessState>();
  #files: readonly JournalFile[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `process` is what the names of its files have in common. */
  stateOf(process: string): ProcessState {
    let state = this.#known.get(process);
    if (state === undefined) {
      state = look(this.#lastFile(process));
      this.#known.set(process, state);
    }
    return state;
  }

  #lastFile(process: string): JournalFile | undefined {
    this.#files ??= listFiles(this.#folder);
    return this.#files.findLast((file) => file.process === process);
  }
}

function look(file: JournalFile | undefined): ProcessState {
  if (file === undefined) return { running: false, closed: false };
  let closed = false;
  let lastTime: number | undefined;
  for (const { entry } of scanFile(file.path, { from: Math.max(0, (statOf(file.path)?.size ?? 0) - END_BYTES) })) {
    closed ||= entry.event === 'journal.close';
    lastTime = Math.max(lastTime ?? 0, timeOf(entry));
  }
  return { running: !closed && isRunning(file.pid, file.startedAt), closed, lastTime };
}
