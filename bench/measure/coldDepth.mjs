import { Recursion } from './recursion.mjs';

/** The depth that a function's first recursion reaches: interpreted frames, the largest there are. */
export async function measure(session) {
  return { cold: await new Recursion(session).depth() };
}
