import { FileScan, noCounts } from './file-scan.js';
import { listFiles } from './files.js';
import type { ScannedEntry, ScanOptions } from './file-scan.js';
import type { JournalFile } from './files.js';

/**
 * The entries of one file, in order, in constant memory. A damaged line costs that line; a file that is gone has none.
 */
export function scanFile(path: string, options: ScanOptions = {}): FileScan {
  return new FileScan(path, options, noCounts());
}

/** Reads the files of a folder one after the other while it is iterated; see `scanFolder`. */
export class FolderScan implements Iterable<ScannedEntry & { file: JournalFile }> {
  readonly counts = noCounts();
  readonly #folder: string;
  readonly #options: ScanOptions;

  constructor(folder: string, options: ScanOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  *[Symbol.iterator](): Generator<ScannedEntry & { file: JournalFile }> {
    for (const file of listFiles(this.#folder)) {
      for (const scanned of new FileScan(file.path, this.#options, this.counts)) yield { ...scanned, file };
    }
  }
}

/**
 * The entries of all files of a journal's folder, file by file in the order in which their processes began. A file that
 * is deleted meanwhile is skipped. Throws when the folder is there and cannot be listed.
 */
export function scanFolder(folder: string, options: Omit<ScanOptions, 'from'> = {}): FolderScan {
  return new FolderScan(folder, options);
}
