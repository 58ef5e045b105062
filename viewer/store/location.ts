import { join, resolve } from 'node:path';
import { listFiles } from '../../src/journal/files.js';

/** Where a store is. */
export interface StoreLocation {
  /** The folder that is named by options, absolute. */
  dir: string;
  /** The journal's folder in it. */
  journal: string;
}

/** The store that is meant: the option, else the variable `FILIGREE_DIR`, else `.filigree` in the working directory. */
export function locateStore(option: string | undefined, env: NodeJS.ProcessEnv, cwd: string): StoreLocation {
  const dir = resolve(cwd, option ?? (env.FILIGREE_DIR?.trim() || '.filigree'));
  return { dir, journal: join(dir, 'journal') };
}

/** Whether nothing was ever recorded there, or nothing is left. */
export function isEmpty(journal: string): boolean {
  return listFiles(journal).length === 0;
}
