import { Blocks } from './blocks.mjs';
import { BLOCK } from '../workloads.mjs';
import { median } from '../statistics.mjs';

/**
 * Nanoseconds a call: samples after a warm-up, and their median. Each waits for its turn. A sample ends when what it recorded has been handed over, so
 * that nobody's work is left outside the clock.
 */
export async function measure(session, workload, { warmUpCalls, samples, seconds }, place, turn) {
  const blocks = new Blocks(session, workload);
  const warmUp = await warm(blocks, warmUpCalls / BLOCK, seconds / 2);
  const perSample = Math.max(1, Math.floor((seconds * 1e9) / samples / (warmUp * BLOCK)));
  const ns = [];
  for (let i = 0; i < samples; i++) {
    await turn();
    // The others have had the caches.
    await blocks.run(Math.ceil(perSample / 10));
    ns.push(await timed(blocks, perSample));
  }
  return { ns: median(ns), turns: ns, lost: await blocks.lost() };
}

/** Runs until the code is compiled or the time is over, and says how long a call took last. */
async function warm(blocks, count, seconds) {
  const until = performance.now() + seconds * 1000;
  let ns = 0;
  for (let done = 0; done < count && performance.now() < until; done += 1) ns = await timed(blocks, 1);
  return ns;
}

async function timed(blocks, count) {
  const start = process.hrtime.bigint();
  await blocks.run(count);
  return Number(process.hrtime.bigint() - start) / (count * BLOCK);
}
