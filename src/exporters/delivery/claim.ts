import { closeSync, constants, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { isRunning } from '../../journal/liveness.js';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/**
 * Takes a lock file, so that of several processes one sends what a dead one left. A lock whose owner does not run any
 * more is taken over. Returns what gives it back; `undefined` if somebody else has it, or it cannot be made.
 */
export function claim(path: string): (() => void) | undefined {
  if (create(path)) return () => remove(path);
  const owner = ownerOf(path);
  if (owner === undefined || isRunning(owner.pid, owner.at) || !removeIf(path, owner.text)) return undefined;
  return create(path) ? () => remove(path) : undefined;
}

function create(path: string): boolean {
  try {
    const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
    writeSync(fd, `${process.pid} ${Date.now()}\n`);
    closeSync(fd);
    return true;
  } catch {
    return false;
  }
}

function ownerOf(path: string): { pid: number; at: number; text: string } | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const [pid, at] = text.split(' ').map(Number);
    return Number.isSafeInteger(pid) && Number.isFinite(at) ? { pid: pid!, at: at!, text } : undefined;
  } catch {
    return undefined;
  }
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
