import type { ParameterValue } from './functions/values.js';
import type { Site } from './site.js';

/**
 * How one function's body goes into an inner function that the run time calls; or, where the function can be called
 * again, what it does before its body.
 */
export interface BodyWrap {
  /** A block's statements, or the expression behind an arrow. */
  readonly form: 'block' | 'expression';
  /** Where syntax trees find it: the offset of the block's `{`, or the one behind `=>`. */
  readonly body: number;
  /** Where the inner function begins: behind the block's directives, or behind `=>`. */
  readonly start: number;
  /** Where it ends: before the block's `}`, or behind the expression. */
  readonly end: number;
  /** Whether what stands before `start` needs no semicolon. */
  readonly terminated: boolean;
  readonly async: boolean;
  readonly generator: boolean;
  /** What its calls are recorded as; absent where the body only gets a context of its own. */
  readonly recorded: RecordedBody | undefined;
}

/** What the run time is told of an annotated function. */
export interface RecordedBody {
  readonly what: 'span' | 'trace';
  readonly kind: string | undefined;
  readonly site: Site;
  readonly values: readonly ParameterValue[];
  /** The variable of the module that keeps what the run time made for it at the first call. */
  readonly slot: string;
  readonly reentry: Reentry | undefined;
}

/** How an async function calls itself again, now in a recording. */
export interface Reentry {
  /** What the function is called inside itself. */
  readonly name: string;
  /** Whether it has no `this` of its own. */
  readonly arrow: boolean;
}
