import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where what the suites build and install stays from one run to the next. */
export const cache = join(tmpdir(), 'filigree-e2e');
mkdirSync(cache, { recursive: true });

/** Runs a command, and shows what it says only when it fails. */
export function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout ?? ''}\n${error.stderr ?? ''}`, { cause: error });
  }
}

/** The path of something in the cache, made by `make` when it is not there yet. */
export function cached(name, make) {
  const path = join(cache, name);
  if (!existsSync(path)) make(path);
  return path;
}

/** Whether a command can be run at all. */
export function has(command) {
  try {
    execFileSync(command, [command === 'go' ? 'version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
