import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Longest silence of a child: a shape that never comes back to its event loop. The longest of ours takes 4 s of a processor. */
const SILENCE_MS = 60_000;

/**
 * Puts a tracer through every shape: one process, and a new one behind each shape that took it down.
 *
 * @param {{ child: string, tracer: string, node?: string, env?: NodeJS.ProcessEnv, only?: string }} what  Bundle of the shapes, module of the tracer.
 * @returns {Promise<{ tracer: string, version: string, verdicts: import('./verdict.js').Verdict[] }>}
 */
export async function runShapes({ child, tracer, node = process.execPath, env = { PATH: process.env.PATH }, only = '' }) {
  const verdicts = [];
  let next = 0;
  let run;
  do {
    run = await runFrom(node, [child, tracer, String(next), only], env);
    verdicts.push(...run.verdicts);
    if (run.began !== undefined) verdicts.push({ name: run.began.name, row: run.began.row, died: run.death });
    next = run.began === undefined ? Infinity : run.began.begins + 1;
  } while (next < run.about.count);
  return { ...run.about, verdicts };
}

async function runFrom(node, args, env) {
  const child = spawn(node, ['--expose-gc', ...args], { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => (errors = `${errors}${text}`.slice(-2000)));
  const seen = { about: undefined, began: undefined, verdicts: [], death: '' };
  let silence;
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
  };
  hear();
  const lines = createInterface({ input: child.stdio[3] });
  lines.on('line', (line) => {
    hear();
    const message = JSON.parse(line);
    if (message.count !== undefined) seen.about = message;
    else if (message.begins !== undefined) seen.began = message;
    else {
      seen.began = undefined;
      seen.verdicts.push(message.verdict);
    }
  });
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  clearTimeout(silence);
  if (seen.about === undefined) throw new Error(`the child ended with ${signal ?? code} before it began:\n${errors}`);
  seen.death = signal === 'SIGKILL' ? 'never came back' : `ended the process (${signal ?? code})`;
  return seen;
}
