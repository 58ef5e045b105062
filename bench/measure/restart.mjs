import { settled } from '../sinks.mjs';

/** The program starts again and the sink is there: which share of the spans of the run before arrives. */
export async function measure(session, _workload, { spans }, { url }) {
  await session.drain();
  return { recovered: (await settled(url, spans)).spans / spans };
}
