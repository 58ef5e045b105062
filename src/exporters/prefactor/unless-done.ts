import { Refused } from './refused.js';
import type { Reply } from './reply.js';

/**
 * Carries out a step that may have been done before, by a process that is dead now, or by Prefactor when it terminated the
 * instance: the API then answers 409 (`invalid_action`), and that is as good as done. Resolves to why the API will never
 * do it, if so.
 */
export async function unlessDone(step: Promise<Reply>, hear: (reply: Reply) => void): Promise<string | undefined> {
  try {
    hear(await step);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.status === 409 ? undefined : error.message;
  }
}
