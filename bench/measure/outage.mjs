import { Load } from './load.mjs';

/** With nobody at the other end: what the work costs. The process then ends by itself, and its parent looks when. */
export async function measure(session, workload, { spans }) {
  const load = new Load();
  await load.run(session, workload, spans, true);
  return { ...load.cost(), endedAt: String(process.hrtime.bigint()) };
}
