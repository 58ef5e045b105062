import { closeSync, constants, existsSync, fchmodSync, fstatSync, lstatSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A folder with anything else in it is not ours alone: its mode and what git sees of it are left as they are. */
const OWN_ENTRIES = new Set(['journal', 'checkpoints', 'index', '.gitignore']);

/** Where the journal's files are inside the store's folder. */
export function journalFolder(dir: string): string {
  return join(resolve(dir), 'journal');
}

/**
 * Makes the store's folder ready for writing: private to this user, ignored by git. Throws what the file system says,
 * or says itself why the folder is not safe to write to.
 */
export function prepareFolder(dir: string): string {
  const store = resolve(dir);
  const folder = journalFolder(dir);
  // One after the other: nothing is made behind a link.
  make(store);
  const own = readdirSync(store).every((name) => OWN_ENTRIES.has(name));
  check(store, own);
  make(folder);
  check(folder, true);
  if (own) ignoreInGit(join(store, '.gitignore'));
  return folder;
}

/**
 * Makes a folder and what is missing above it. Not by `recursive: true`: Node then tries for ever where the file system
 * answers ENOENT to a folder whose parent is there, as /proc does.
 */
function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    make(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}

/** A link could point anywhere, and a folder of somebody else's can be swapped under our hands. */
function check(folder: string, own: boolean): void {
  if (lstatSync(folder).isSymbolicLink()) throw new Error(`\`${folder}\` is a symbolic link; give a real folder as \`store.dir\``);
  const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const { uid, mode } = fstatSync(fd);
    if (process.getuid !== undefined && uid !== process.getuid()) throw new Error(`\`${folder}\` belongs to another user (uid ${uid})`);
    if (own && (mode & 0o077) !== 0) fchmodSync(fd, 0o700);
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
