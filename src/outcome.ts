import { types } from 'node:util';
import { inherits } from './inherits.js';
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
  const signal = isSignal(arg) ? arg : ownValue(arg, 'signal');
  return isSignal(signal) && isAbortedWith(signal, thrown);
}

function isSignal(value: unknown): value is AbortSignal {
  return typeof value === 'object' && value !== null && inherits(value, AbortSignal.prototype);
}

function isAbortedWith(signal: AbortSignal, thrown: unknown): boolean {
  try {
    return signal.aborted && Object.is(signal.reason, thrown);
  } catch {
    // Only inherits from AbortSignal.prototype.
    return false;
  }
}

function ownValue(target: unknown, key: string): unknown {
  if (typeof target !== 'object' || target === null || types.isProxy(target)) return undefined;
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}
