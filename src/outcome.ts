import type { ErrorRecord } from './types.js';

/**
 * Whether an error that left its block is an abort, which cancels the work and does not fail it: an `AbortError`, or the
 * reason of an aborted signal among the arguments. A `TimeoutError` is an error even where a signal carries it.
 */
export function isAbort(thrown: unknown, error: ErrorRecord | undefined, args: readonly unknown[] | undefined): boolean {
  if (error?.type === 'AbortError') return true;
  return error?.type !== 'TimeoutError' && args !== undefined && args.some((arg) => aborts(arg, thrown));
}

/** A signal is looked for where the platform's own functions take it: as an argument, or as `options.signal`. */
function aborts(arg: unknown, thrown: unknown): boolean {
  const signal = arg instanceof AbortSignal ? arg : ownValue(arg, 'signal');
  return signal instanceof AbortSignal && signal.aborted && Object.is(signal.reason, thrown);
}

function ownValue(target: unknown, key: string): unknown {
  if (typeof target !== 'object' || target === null) return undefined;
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}
