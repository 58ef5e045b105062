import type { Place } from './site.js';

/** Something of filigree's that the transform understood too little of, and therefore left as it was. */
export interface Skip extends Place {
  /** What was expected, what was found, what to do. */
  readonly reason: string;
}

/** Options that every host of the transform passes on. */
export interface PlanOptions {
  /** The folder that recorded file names are relative to. Default: the working directory. */
  root?: string;
  /**
   * Whether our standard decorators become plain code, for a host behind which nothing lowers decorators. Not for
   * projects with `experimentalDecorators`: there the compiler does it, and differently. Default: false.
   */
  erase?: boolean;
  /** Hears each skip once per planned file. Default: silence, since the code works without the transform. */
  onSkip?: (skip: Skip) => void;
}
