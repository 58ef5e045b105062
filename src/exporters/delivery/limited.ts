import { clearTimeout, setImmediate, setTimeout } from 'node:timers';

/** A synchronous step is over before anything could abort it. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal;

/**
 * Runs a step with a signal that is aborted when its time is up, or when `outer` is. A step that does not care about its
 * signal is left to itself then. `AbortSignal.timeout` would do the same through weak references, which cost the garbage
 * collector more than a batch of small records costs us.
 */
export async function limited<T>(timeoutMs: number, outer: AbortSignal, step: (signal: AbortSignal) => Promise<T> | T): Promise<T> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('the export took too long', 'TimeoutError')), timeoutMs).unref();
  outer.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([step(controller.signal), abandoned(controller.signal)]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}

/** Rejects soon after the signal: a step that cares can first say in its own words why it failed. */
function abandoned(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => setImmediate(() => reject(signal.reason as Error)), { once: true });
  });
}
