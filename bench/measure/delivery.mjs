import { Load } from './load.mjs';
import { settled } from '../sinks.mjs';

/** From the first span until the sink has what it gets: rate, CPU of this process, memory, and what did not arrive. */
export async function measure(session, workload, { spans, yields }, { url }) {
  const load = new Load();
  const start = process.hrtime.bigint();
  await load.run(session, workload, spans, yields);
  await session.drain();
  const cost = load.cost();
  const { spans: arrived, lastAt } = await settled(url, spans);
  if (arrived === 0 || arrived > spans) throw new Error(`expected ${spans} spans, got ${arrived}: this measures something else`);
  return { rate: arrived / (Number(lastAt - start) / 1e9), lost: 1 - arrived / spans, ...cost, cpu: perHundredThousand(cost.cpu, arrived) };
}

/** Who delivers less would otherwise look cheap. */
function perHundredThousand(cpu, arrived) {
  return (cpu / arrived) * 100_000;
}
