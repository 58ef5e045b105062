import { registry } from './registry.js';
import { settle } from './results/settle.js';
import type { Recording } from './recording.js';

/** Any function that filigree may be asked to call. */
export type AnyFunction = (this: unknown, ...args: never[]) => unknown;

const { storage } = registry;

/**
 * THE wrapper: decorators, wrapped functions, callbacks and generated code all end here. Enters the recording's context,
 * calls, catches, gives the context back, and has the recording end when the work has settled.
 *
 * `enterWith` and `finally` do what `als.run` does, and leave 68 % of the reachable recursion depth where `run` leaves 33 %.
 */
export function run(recording: Recording, fn: AnyFunction, self: unknown, args: readonly unknown[]): unknown {
  const outer = storage.getStore();
  let result: unknown;
  storage.enterWith(recording);
  try {
    result = Reflect.apply(fn, self, args as never[]);
  } catch (error) {
    recording.failWith(error, args);
    throw error;
  } finally {
    storage.enterWith(outer);
  }
  return settle(recording, result, fn, args);
}
