import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Ports that nobody listens on right now. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Starts a server and waits until it answers at `ready`; `stop` ends it. */
export async function serve(command, args, ready, { env = {}, seconds = 60 } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const stop = () => new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) && child.kill('SIGTERM') : resolve()));
  for (let left = seconds * 5; left > 0; left--) {
    if (child.exitCode !== null) break;
    const answer = await fetch(ready).catch(() => undefined);
    if (answer !== undefined) return { stop };
    await pause(200);
  }
  await stop();
  throw new Error(`${command} did not come up at ${ready}:\n${said}`);
}

/** Asks until the answer is there. */
export async function eventually(what, ask, seconds = 30) {
  for (let left = seconds * 5; left > 0; left--) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(200);
  }
  throw new Error(`expected ${what} within ${seconds} s`);
}
