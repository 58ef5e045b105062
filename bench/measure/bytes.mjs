import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { Blocks } from './blocks.mjs';
import { BLOCK } from '../workloads.mjs';

/** A young generation that holds a whole measurement, so that the heap only grows while it lasts. */
export const flags = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];

/**
 * Bytes that a call allocates on the heap, garbage included. No figure where the heap was collected meanwhile (a contender
 * with much memory outside of it forces that): then its growth says nothing.
 */
export async function measure(session, workload, { warmUpCalls, seconds }) {
  const blocks = new Blocks(session, workload);
  const until = performance.now() + seconds * 1000;
  while (blocks.calls < warmUpCalls && performance.now() < until) await blocks.run(1);
  const measured = 2;
  globalThis.gc();
  const collections = countCollections();
  const before = process.memoryUsage().heapUsed;
  await blocks.run(measured);
  const after = process.memoryUsage().heapUsed;
  return (await collections()) > 0 ? {} : { bytes: (after - before) / (measured * BLOCK) };
}

function countCollections() {
  let count = 0;
  const observer = new PerformanceObserver((list) => (count += list.getEntries().length));
  observer.observe({ entryTypes: ['gc'] });
  return async () => {
    await setImmediate();
    count += observer.takeRecords().length;
    observer.disconnect();
    return count;
  };
}
