import { ExportError } from '../export-error.js';

/** From the mildest; an error that is none of these is a fault of ours and comes first. */
const GRAVITY: readonly string[] = ['too-large', 'invalid', 'unavailable', 'denied'];

/** Waits until all is settled, whatever fails, and then rejects with the gravest error. */
export async function settleAll(work: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work);
  const errors = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
  if (errors.length > 0) throw errors.reduce((a, b) => (gravity(b) > gravity(a) ? b : a));
}

function gravity(error: unknown): number {
  return error instanceof ExportError ? GRAVITY.indexOf(error.kind) : GRAVITY.length;
}
