import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));

/** Nothing of the caller's environment but the path: variables of Node and of the vendors change what is measured. */
const env = { PATH: process.env.PATH };

/** Runs one contender in a process of its own and returns what it measured. */
export async function runChild(node, job) {
  const { flags = [] } = await import(`./measure/${job.measure}.mjs`);
  const child = spawn(node.binary, [...flags, CHILD, JSON.stringify(job)], { cwd: here, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const [result, errors, [status]] = await Promise.all([text(child.stdio[3]), text(child.stderr), once(child, 'close')]);
  if (status === 0 && result !== '') return JSON.parse(result);
  throw new Error(`${job.contender} (${job.measure}, ${job.workload}) on Node ${node.version} ended with ${status} and no result:\n${errors}`);
}

/** Milliseconds from the start of a process that imports `specifier` to its end. */
export async function timeImport(node, specifier) {
  const code = `${specifier === 'none' ? '' : `import ${JSON.stringify(specifier)};`} process.exit(0);`;
  const start = performance.now();
  const child = spawn(node.binary, ['--input-type=module', '--eval', code], { cwd: here, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`importing ${specifier} on Node ${node.version} ended with ${status}:\n${errors}`);
  return { ms: performance.now() - start };
}
