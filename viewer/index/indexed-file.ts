import type { JournalFile } from '../../src/journal/files.js';

/** A file of the journal as the index knows it; its number is its place in the list of files, for good. */
export interface IndexedFile extends JournalFile {
  /** Behind the last line that was taken in. */
  position: number;
  /** Its size at the last look; -1 before the first. */
  seenSize: number;
  /** It was deleted. */
  gone: boolean;
  /** It is of a later version of the format. */
  future: boolean;
}

export function indexedFile(file: JournalFile): IndexedFile {
  return { ...file, position: 0, seenSize: -1, gone: false, future: false };
}
