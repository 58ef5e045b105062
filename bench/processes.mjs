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
  return ended(child, node, job);
}

/** What a contender's process measured, once it has ended. */
async function ended(child, node, job) {
  const [result, errors, [status]] = await Promise.all([text(child.stdio[3]), text(child.stderr), once(child, 'close')]);
  if (status === 0 && result !== '') return JSON.parse(result);
  throw new Error(`${job.contender} (${job.measure}, ${job.workload}) on Node ${node.version} ended with ${status} and no result:\n${errors}`);
}

/**
 * Runs contenders in processes of their own that take turns, a sample each: the speed of a machine that others use too
 * changes within a second, and so meets all of them alike. Whoever waits is stopped: some work on in the background.
 */
export async function runInTurns(node, jobs) {
  const { samples } = jobs[0].limits;
  const children = [];
  try {
    for (const job of jobs) children.push(await startChild(node, job));
    for (let turn = 0; turn < samples; turn++) for (const child of turn % 2 === 0 ? children : children.toReversed()) await child.sample(turn === samples - 1);
    return await Promise.all(children.map(({ result }) => result));
  } finally {
    for (const child of children) child.kill();
  }
}

/** A contender that is warm, and waits for its first turn. */
async function startChild(node, job) {
  const child = spawn(node.binary, [CHILD, JSON.stringify(job)], { cwd: here, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'] });
  const result = ended(child, node, job);
  const next = async () => {
    await Promise.race([once(child, 'message'), result]);
    child.kill('SIGSTOP');
  };
  await next();
  return {
    result,
    async sample(isLast) {
      const done = isLast ? result : next();
      child.kill('SIGCONT');
      child.send('go');
      await done;
    },
    kill: () => child.kill('SIGKILL'),
  };
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
