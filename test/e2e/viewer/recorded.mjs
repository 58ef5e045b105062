/** Folders with recorded traces, each made by a program of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs a recording program; resolves to the ids that it printed, and what ends it or tells it to go on. */
export async function record(program = 'record.mjs', ...args) {
  const folder = mkdtempSync(join(tmpdir(), 'filigree-viewer-'));
  const dir = join(folder, '.filigree');
  const child = spawn(process.execPath, [resolve('test/e2e/viewer', program), dir, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  if (args.length === 0) await once(child, 'exit');
  const remove = async () => {
    if (child.exitCode === null) {
      child.stdin.end();
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { dir, ids: JSON.parse(line), tell: (word) => child.stdin.write(`${word}\n`), remove };
}
