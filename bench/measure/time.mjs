import { Blocks } from './blocks.mjs';
import { BLOCK } from '../workloads.mjs';
import { median } from '../statistics.mjs';

/**
 * Nanoseconds a call: the median of samples after a warm-up. A sample ends when what it recorded has been handed over, so
 * that nobody's work is left outside the clock.
 */
export async function measure(session, workload, { warmUpCalls, sampleCalls, samples, seconds }) {
  const blocks = new Blocks(session, workload);
  const warmUp = await warm(blocks, warmUpCalls / BLOCK, seconds / 2);
  const fitting = Math.floor((seconds * 1e9) / samples / (warmUp * BLOCK));
  const perSample = Math.max(1, Math.min(sampleCalls / BLOCK, fitting));
  const ns = [];
  for (let i = 0; i < samples; i++) ns.push(await timed(blocks, perSample));
  return { ns: median(ns), lost: await blocks.lost() };
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
