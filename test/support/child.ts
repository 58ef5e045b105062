import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const programs = fileURLToPath(new URL('../fixtures/programs/', import.meta.url));
const built = fileURLToPath(new URL('../../dist/esm/index.js', import.meta.url));

/** How a program ended, and what it said. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ChildOptions {
  args?: readonly string[];
  env?: Record<string, string>;
  nodeOptions?: readonly string[];
  /** The largest file that the program may write, in blocks of 512 bytes. */
  maxFileBlocks?: number;
  /** How many files it may have open. */
  maxOpenFiles?: number;
  /** Gets standard output as it comes. */
  onStdout?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a program of test/fixtures/programs with the built package, as a user's program would. */
export async function runProgram(program: string, { args = [], env = {}, nodeOptions = [], maxFileBlocks, maxOpenFiles, onStdout }: ChildOptions = {}): Promise<Ended> {
  if (!existsSync(built)) throw new Error('the package is not built: run `npm run build` first');
  const command = [process.execPath, ...nodeOptions, `${programs}${program}`, ...args];
  const limits = [...(maxFileBlocks === undefined ? [] : [`ulimit -f ${maxFileBlocks}`]), ...(maxOpenFiles === undefined ? [] : [`ulimit -n ${maxOpenFiles}`])];
  const [file, ...rest] = limits.length === 0 ? command : ['/bin/sh', '-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...command];
  const child = spawn(file!, rest, { env: { PATH: process.env['PATH'], ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onStdout?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
