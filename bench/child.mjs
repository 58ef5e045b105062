/** One contender in one process: measures and writes the result as JSON to descriptor 3. */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { load } from './contenders/load.mjs';
import { workloads } from './workloads.mjs';

const { measure: what, contender, workload, limits, place, endsByItself } = JSON.parse(process.argv[2]);
// With no sink, a peer's exporter now and then throws ECONNREFUSED where no caller can catch it; its program would be gone.
if (endsByItself) process.on('uncaughtException', () => {});
const { measure } = await import(`./measure/${what}.mjs`);
const open = await load(contender);
const session = open(workloads[workload], place);
const result = await measure(session, workloads[workload], limits, place, turn);
session.close?.();
writeSync(3, JSON.stringify(result));
// Some peers hold the process open for a while.
if (!endsByItself) process.exit(0);
setTimeout(() => process.exit(0), limits.holdMs).unref();
await session.finish();

/** Resolves when it is this process's turn. */
async function turn() {
  process.send('ready');
  await once(process, 'message');
}
