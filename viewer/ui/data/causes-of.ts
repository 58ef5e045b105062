import type { ErrorRecord } from '../../api/types.js';

/** An error, then its cause, then that one's. */
export function causesOf(error: ErrorRecord): ErrorRecord[] {
  const chain: ErrorRecord[] = [];
  for (let one: ErrorRecord | undefined = error; one !== undefined; one = one.cause) chain.push(one);
  return chain;
}
