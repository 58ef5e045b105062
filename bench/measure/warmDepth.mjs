import { setImmediate } from 'node:timers/promises';
import { Recursion } from './recursion.mjs';

/** The depth that it reaches once it is compiled. One descent a process: an overflow throws compiled code away. */
export async function measure(session) {
  const recursion = new Recursion(session);
  for (let i = 0; i < 2000; i++) {
    await recursion.shallow();
    await setImmediate();
  }
  return { warm: await recursion.depth() };
}
