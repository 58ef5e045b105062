import type { Place } from './site.js';

/** Something of filigree's that the transform understood too little of, and therefore left as it was. */
export interface Skip extends Place {
  /** What was expected, what was found, what to do. */
  readonly reason: string;
}

/** Something that the user wrote and that cannot do what it says. The code is transformed all the same. */
export interface Mistake extends Place {
  /** What was expected, what was found, what to do, and the code of the error's heading in docs/errors.md. */
  readonly reason: string;
}

/** The parts of the transform, each with a switch of its own. */
export interface Features {
  /** Names, parameter names and places for decorators and calls. Default: true. */
  names?: boolean;
  /** `@span LLM` and `@trace` in the doc comment of a plain function. Default: true. */
  functions?: boolean;
  /** What leaves a block with `using s = startSpan(...)` is recorded, and its function has a context of its own. Default: true. */
  using?: boolean;
  /**
   * Whether our standard decorators become plain code, for a host behind which nothing lowers decorators. Not for
   * projects with `experimentalDecorators`: there the compiler does it, and differently. Default: false.
   */
  erase?: boolean;
}

/** Options that every host of the transform passes on. */
export interface PlanOptions extends Features {
  /** The folder that recorded file names are relative to. Default: the working directory. */
  root?: string;
  /**
   * Modules that export filigree's functions under their own names: `'@acme/tracing'` as imports spell it, or a file
   * from the root, `'./src/tracing'`, however imports spell it. Default: none but `'filigree'`.
   */
  modules?: readonly string[];
  /** Hears each skip once per planned file. Default: silence, since the code works without the transform. */
  onSkip?: (skip: Skip) => void;
  /** Hears each mistake once per planned file. Default: silence, since the run time tells it too. */
  onMistake?: (mistake: Mistake) => void;
}
