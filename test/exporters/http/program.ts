import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** For a test that runs a program: a busy machine may take its time, and a program that does not end is killed before. */
export const RUN_LIMIT_MS = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'filigree-http-'));
const bundle = join(folder, 'client.mjs');

afterAll(() => rmSync(folder, { recursive: true }));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program, as ESM, in which `HttpClient` is defined, and waits for its end; it is killed after ten seconds. */
export async function runWithClient(source: string): Promise<Ended> {
  build();
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `import { HttpClient } from ${JSON.stringify(bundle)};\n${source}`], { timeout: 10_000, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

let built = false;

/** In a process of its own: esbuild does not run in Jest's realm. */
function build(): void {
  if (built) return;
  const options = ['--bundle', '--platform=node', '--format=esm', `--outfile=${bundle}`, '--log-level=error'];
  execFileSync('node_modules/.bin/esbuild', ['src/exporters/http/client.ts', ...options]);
  built = true;
}
