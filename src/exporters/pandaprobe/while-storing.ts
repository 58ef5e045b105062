import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../clock.js';
import type { Call } from './call.js';
import type { Sending } from './sending.js';
import type { Verdict } from './verdict.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/**
 * Sends what needs its trace to be there, again and again while it is not: `POST /traces` answers before a worker has
 * stored the trace, usually within a second. Comes back with `not-stored` when it took too long.
 */
export async function whileStoring(call: Call, { api, signal, storingMs }: Sending): Promise<Verdict> {
  const limit = now() + storingMs;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    const verdict = await api.send(call, signal);
    if (verdict.kind !== 'not-stored' || now() + wait > limit) return verdict;
    await pause(wait, undefined, { signal, ref: false });
  }
}
