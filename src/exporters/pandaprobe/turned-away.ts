import { ExportError } from '../export-error.js';

/** Codes of connections that never came about. */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether what failed was certainly not taken: nothing got there, or the sender itself was refused. Otherwise its answer may just have been lost. */
export function isTurnedAway(error: unknown): boolean {
  if (!(error instanceof ExportError)) return false;
  const { cause, kind, retryAfterMs } = error;
  return kind !== 'unavailable' || retryAfterMs !== undefined || NEVER_CONNECTED.has((cause as NodeJS.ErrnoException | undefined)?.code);
}
