import { types } from 'node:util';
import { observe } from './observe.js';
import { trackGenerator } from './stream.js';
import { then } from './then.js';
import type { Recording } from './recording.js';
import type { AnyFunction } from './run.js';

const { isAsyncFunction, isGeneratorObject, isPromise } = types;

/** Ends the recording when the result has settled: at once, with its promise, or with the end of its stream. */
export function settle(recording: Recording, result: unknown, fn: AnyFunction, args: readonly unknown[]): unknown {
  if (recording.site.async) return derive(recording, result as Promise<unknown>, args);
  if (typeof result !== 'object' || result === null) {
    recording.succeed(result);
    return result;
  }
  if (isPromise(result)) return isAsyncFunction(fn) ? derive(recording, result, args) : observe(recording, result, args);
  if (isGeneratorObject(result)) return trackGenerator(recording, result);
  recording.succeed(result);
  return result;
}

/**
 * An async function makes its promise for this call alone, so nobody can tell a derived one from it; deriving keeps
 * every rejection reported exactly where the program does not handle it.
 */
function derive(recording: Recording, promise: Promise<unknown>, args: readonly unknown[]): Promise<unknown> {
  return then(
    promise,
    (value) => {
      recording.succeed(value);
      return value;
    },
    (error) => {
      recording.failWith(error, args);
      throw error;
    },
  );
}
