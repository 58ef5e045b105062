import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Prints traces as trees: runs `filigree show <trace>`, the command that anybody can run again later. `dir` is the project
 * folder, the one that holds `.filigree/`.
 */
export function showTraces(dir: string, traceIds: readonly string[]): void {
  const cli = fileURLToPath(new URL('dist/esm/viewer/cli/main.js', import.meta.resolve('filigree/package.json')));
  for (const traceId of traceIds) spawnSync(process.execPath, [cli, 'show', traceId], { cwd: dir, stdio: 'inherit' });
}
