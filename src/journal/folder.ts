import { closeSync, constants, fchmodSync, fstatSync, lstatSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the journal's files are inside the store's folder. */
export function journalFolder(dir: string): string {
  return join(resolve(dir), 'journal');
}

/**
 * Makes the store's folder ready for writing: private to this user, ignored by git. Throws what the file system says,
 * or says itself why the folder is not safe to write to.
 */
export function prepareFolder(dir: string): string {
  const folder = journalFolder(dir);
  // One after the other: nothing is made behind a link.
  for (const each of [resolve(dir), folder]) {
    mkdirSync(each, { recursive: true, mode: 0o700 });
    tighten(each);
  }
  ignoreInGit(join(resolve(dir), '.gitignore'));
  return folder;
}

/** A link could point anywhere, and a folder of somebody else's can be swapped under our hands. */
function tighten(folder: string): void {
  if (lstatSync(folder).isSymbolicLink()) throw new Error(`\`${folder}\` is a symbolic link; give a real folder as \`store.dir\``);
  const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const { uid, mode } = fstatSync(fd);
    if (process.getuid !== undefined && uid !== process.getuid()) throw new Error(`\`${folder}\` belongs to another user (uid ${uid})`);
    if ((mode & 0o077) !== 0) fchmodSync(fd, 0o700);
  } finally {
    closeSync(fd);
  }
}

function ignoreInGit(file: string): void {
  try {
    writeFileSync(file, '*\n', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
