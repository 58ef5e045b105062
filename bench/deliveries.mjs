import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './processes.mjs';
import { startSink } from './sinks.mjs';

/** Runs one contender against a sink of its own. */
export function runDelivery(node, job, { delayMs }) {
  return inFolder(async (dir) => {
    const sink = await startSink({ delayMs });
    try {
      return await runChild(node, { ...job, place: { url: sink.url, dir } });
    } finally {
      await sink.stop();
    }
  });
}

/**
 * Runs one contender while nothing listens where its sink will be, then once more with the sink there: how long the process
 * was held after its work, and what of that work arrived in the end.
 */
export function runOutage(node, job) {
  return inFolder(async (dir) => {
    const { port, url, stop } = await startSink();
    await stop();
    const place = { url, dir };
    const { endedAt, ...cost } = await runChild(node, { ...job, place, endsByItself: true });
    const held = Number(process.hrtime.bigint() - BigInt(endedAt)) / 1e9;
    const sink = await startSink({ port });
    try {
      return { ...cost, held, ...(await runChild(node, { ...job, measure: 'restart', place })) };
    } finally {
      await sink.stop();
    }
  });
}

async function inFolder(step) {
  const dir = mkdtempSync(join(tmpdir(), 'filigree-bench-'));
  try {
    return await step(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
