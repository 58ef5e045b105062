import { listFiles, statOf } from './files.js';
import { scanFile } from './scan.js';
import type { ScannedEntry } from './file-scan.js';

/** Reads what is added to a journal's folder, each time it is asked. */
export class Follower {
  readonly #folder: string;
  readonly #positions: Map<string, number>;
  readonly #sizes = new Map<string, number>();

  /** `positions`: where to begin in the files that are there, by path; in others, at their beginning. */
  constructor(folder: string, positions: ReadonlyMap<string, number> = new Map()) {
    this.#folder = folder;
    this.#positions = new Map(positions);
  }

  /** The entries that became complete since the last call, file by file, of new files too. */
  *poll(): Generator<ScannedEntry> {
    for (const { path } of listFiles(this.#folder)) {
      const size = statOf(path)?.size;
      if (size === undefined || size === this.#sizes.get(path)) continue;
      yield* this.#read(path, size);
      this.#sizes.set(path, size);
    }
  }

  /** A failed write is cut off again, so a file can become shorter; its next lines begin where it ends then. */
  *#read(path: string, size: number): Generator<ScannedEntry> {
    const scan = scanFile(path, { from: Math.min(this.#positions.get(path) ?? 0, size) });
    try {
      yield* scan;
    } finally {
      this.#positions.set(path, scan.position);
    }
  }
}
