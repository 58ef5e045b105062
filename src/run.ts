import { registry } from './registry.js';
import { settle } from './results/settle.js';
import { currentSlot, put } from './slot.js';
import type { Recording } from './recording.js';

/** Any function that filigree may be asked to call. */
export type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/**
 * Makes the recording of a call; `undefined` where the call is not to be recorded. Never throws. An object and not a
 * closure: V8 inlines a method of two classes into the wrapper, and gives up on closures from two places.
 */
export interface Opening {
  begin(self: unknown, args: readonly unknown[]): Recording | undefined;
}

/**
 * THE wrapper: decorators, wrapped functions, callbacks and generated code all call what this makes. Begins, enters the
 * recording's context, calls, catches, gives the context back, and has the recording end when the work has settled.
 *
 * The frame of `recorded` is all that a level of recursion costs, so what can be is done in calls that have returned.
 * Entering by hand where others have `als.run` saves another frame. Of a bare recursion's depth this leaves 47 % while it is
 * interpreted, `run` 30 %, and a wrapper that does nothing but hand on its arguments 51 %: 53 % without a rest parameter,
 * so a fixed arity gains next to nothing. Compiled it is 49 to 54 %, 40 % and 66 %: what V8 inlines here takes ten words
 * of the frame, and with inlining off it is 54 to 57 %.
 */
export function recorder(fn: AnyFunction, opening: Opening): AnyFunction {
  const { recorded } = {
    recorded(this: unknown, ...args: unknown[]): unknown {
      const recording = registry.enabled ? opening.begin(this, args) : undefined;
      if (recording === undefined) return Reflect.apply(fn, this, args as never[]);
      put(recording.slot, recording);
      let result: unknown;
      try {
        result = Reflect.apply(fn, this, args as never[]);
      } catch (error) {
        giveBack(recording);
        recording.failWith(error, args);
        throw error;
      }
      giveBack(recording);
      return settle(recording, result, fn, args);
    },
  };
  return recorded;
}

/** What was current before the call is so again. The slot can be large, and the recording lives longer. */
function giveBack(recording: Recording): void {
  const { slot } = recording;
  recording.slot = undefined;
  put(slot, recording.outer);
}

/** Runs a callback in a recording that has begun. */
export function run(recording: Recording, callback: AnyFunction): unknown {
  return recorder(callback, new Opened(recording))(recording as never);
}

/** The opening of a recording that is there already. */
class Opened implements Opening {
  readonly #recording: Recording;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  begin(): Recording {
    this.#recording.slot = currentSlot();
    return this.#recording;
  }
}
