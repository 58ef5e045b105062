import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SINK = fileURLToPath(new URL('sink.mjs', import.meta.url));

/** Starts a sink (sink.mjs) on a port, or on any that is free. */
export async function startSink({ port = 0, delayMs = 0 } = {}) {
  const child = spawn(process.execPath, [SINK, port, delayMs], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chosen] = await once(child.stdout, 'data');
  return {
    url: `http://127.0.0.1:${Number(chosen)}`,
    port: Number(chosen),
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** How long nothing may arrive until it is taken for all. */
const SILENCE_MS = 1000;

/** What has come when `expected` spans are there or nothing comes any more, and when the last of it came. */
export async function settled(url, expected) {
  for (let before = -1, since = performance.now(); ; await setTimeout(10)) {
    const { spans, lastAt } = await received(url);
    if (spans >= expected || (spans === before && performance.now() - since > SILENCE_MS)) return { spans, lastAt: BigInt(lastAt) };
    if (spans !== before) since = performance.now();
    before = spans;
  }
}

async function received(url) {
  const [response] = await once(get(url, { agent: false }), 'response');
  return json(response);
}
