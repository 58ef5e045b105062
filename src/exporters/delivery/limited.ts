import { clearTimeout, setTimeout } from 'node:timers';

/** A synchronous step is over before anything could abort it. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal;

/**
 * Runs a step with a signal that is aborted when its time is up, or when `outer` is. `AbortSignal.timeout` would do the
 * same through weak references, which cost the garbage collector more than a batch of small records costs us.
 */
export async function limited<T>(timeoutMs: number, outer: AbortSignal, step: (signal: AbortSignal) => Promise<T> | T): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('the export took too long', 'TimeoutError')), timeoutMs).unref();
  outer.addEventListener('abort', abort, { once: true });
  try {
    return await step(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}
