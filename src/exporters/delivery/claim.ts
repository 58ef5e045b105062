import { closeSync, constants, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { statOf } from '../../journal/files.js';
import { isRunning } from '../../journal/liveness.js';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** Longer than anybody takes to write into a file that it has just made. */
const MAKING_MS = 10_000;

/**
 * Takes a lock file, so that of several processes one sends what a dead one left. A lock whose owner does not run any
 * more is taken over. Returns what gives it back; `undefined` if somebody else has it, or it cannot be made.
 */
export function claim(path: string): (() => void) | undefined {
  if (create(path)) return giveBack(path);
  const text = read(path);
  if (text === undefined || isHeld(path, text) || !removeIf(path, text)) return undefined;
  return create(path) ? giveBack(path) : undefined;
}

/** Once: by the second call it may be somebody else's. */
function giveBack(path: string): () => void {
  let held = true;
  return () => {
    if (held) remove(path);
    held = false;
  };
}

function create(path: string): boolean {
  try {
    const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
    try {
      writeSync(fd, `${process.pid} ${Date.now()}\n`);
      return true;
    } catch {
      // The disk is full: a lock without its owner would be nobody's.
      remove(path);
      return false;
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** One that does not say whose it is has just been made, or its owner died while it made it. */
function isHeld(path: string, text: string): boolean {
  const [, pid, at] = /^(\d+) (\d+)\n$/.exec(text) ?? [];
  if (pid !== undefined) return isRunning(Number(pid), Number(at));
  return Date.now() - (statOf(path)?.mtimeMs ?? Date.now()) < MAKING_MS;
}

/** Only one of those who found the same stale lock gets it away; what it got is looked at again, it may be a fresh one. */
function removeIf(path: string, text: string): boolean {
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    const stale = readFileSync(aside, 'utf8') === text;
    if (stale) unlinkSync(aside);
    else renameSync(aside, path);
    return stale;
  } catch {
    return false;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone with its folder.
  }
}
