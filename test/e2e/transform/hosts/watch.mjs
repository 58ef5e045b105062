/** Incremental builds: a file changes, and its places with it, while nothing else is built again. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import filigree from 'filigree/esbuild';

export async function checkIncremental({ root, entry, out, tsconfig }) {
  const built = await context({ entryPoints: [entry], outfile: out, bundle: true, format: 'esm', platform: 'node', tsconfig, external: ['filigree'], plugins: [filigree()] });
  try {
    await built.rebuild();
    const before = readFileSync(out, 'utf8');
    await built.rebuild();
    assert.equal(readFileSync(out, 'utf8'), before);
    const file = join(root, 'agent', 'agent.ts');
    writeFileSync(file, `\n${readFileSync(file, 'utf8')}`);
    await built.rebuild();
    assert.equal(linesOf(readFileSync(out, 'utf8')).join(), linesOf(before).map((line) => line + 1).join());
  } finally {
    await built.dispose();
  }
}

function linesOf(code) {
  return [...code.matchAll(/"agent\/agent\.ts", (\d+), /g)].map(([, line]) => Number(line));
}
