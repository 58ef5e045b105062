import { registry } from './registry.js';
import { settle } from './results/settle.js';
import type { Recording } from './recording.js';

/** Any function that filigree may be asked to call. */
export type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/** Makes the recording of a call; `undefined` where the call is not to be recorded. Never throws. */
export type Begin = (self: unknown, args: readonly unknown[]) => Recording | undefined;

const { storage } = registry;

/**
 * THE wrapper: decorators, wrapped functions, callbacks and generated code all call what this makes. Begins, enters the
 * recording's context, calls, catches, gives the context back, and has the recording end when the work has settled.
 *
 * The frame of `recorded` is all that a level of recursion costs, so what can be is done in calls that have returned.
 * `enterWith` where others have `als.run` saves another frame: of the depth that a wrapper which only hands on its
 * arguments leaves, this leaves 84 %, and `run` 45 %.
 */
export function recorder(fn: AnyFunction, begin: Begin): AnyFunction {
  const { recorded } = {
    recorded(this: unknown, ...args: unknown[]): unknown {
      const recording = registry.enabled ? begin(this, args) : undefined;
      if (recording === undefined) return Reflect.apply(fn, this, args as never[]);
      storage.enterWith(recording);
      let result: unknown;
      try {
        result = Reflect.apply(fn, this, args as never[]);
      } catch (error) {
        storage.enterWith(recording.outer);
        recording.failWith(error, args);
        throw error;
      }
      storage.enterWith(recording.outer);
      return settle(recording, result, fn, args);
    },
  };
  return recorded;
}

/** Runs a callback in a recording that has begun. */
export function run(recording: Recording, callback: AnyFunction): unknown {
  return recorder(callback, () => recording)(recording as never);
}
