import { Blocks } from './blocks.mjs';
import { BLOCK } from '../workloads.mjs';

export const flags = ['--expose-gc'];

/** Bytes that a record takes which is kept alive. */
export async function measure(session, workload, { keptCalls }) {
  const blocks = new Blocks(session, workload);
  await blocks.run(2);
  const before = used();
  const already = session.kept.length;
  await blocks.run(keptCalls / BLOCK);
  const after = used();
  return { bytes: (after - before) / (session.kept.length - already) };
}

function used() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
