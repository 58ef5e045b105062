import type { Bodies } from './bodies.js';
import type { Erasure } from './erase/plan-erasure.js';

/** What the transform knows about one decorated member or one call; it becomes the arguments of the run-time helper. */
export interface Site {
  /** `Class.method`, `Class`, or a function's name; absent where the program names it itself. */
  readonly name: string | undefined;
  /** In order: `''` for a destructured parameter, `...items` for a rest; absent where there is no function to look at. */
  readonly parameters: readonly string[] | undefined;
  readonly place: Place;
}

/** A position in the user's code; `file` is relative to the project root, `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One place that gets a site. Syntax trees find it by `end`: no two calls end at the same offset. */
export interface Brand {
  /** `bare`: `@span` becomes a call; `call`: an existing call gets one more argument. */
  readonly form: 'bare' | 'call';
  /** Offset after the decorator's expression, or after the call's closing parenthesis. */
  readonly end: number;
  /** What text needs between the existing arguments and the new one. */
  readonly separator: '' | ' ' | ', ';
  readonly site: Site;
}

/** Everything that one file needs. Hosts that edit text and hosts that edit a syntax tree apply the same plan. */
export interface Plan {
  /** A name that occurs nowhere in the file: the local name of the helper's import. */
  readonly helper: string;
  /** The import of `filigree` after which the helper's goes, in the same form, and whether it ends with a semicolon. */
  readonly anchor: { readonly end: number; readonly terminated: boolean; readonly form: 'import' | 'require' };
  /** In the order of the text. */
  readonly brands: readonly Brand[];
  readonly bodies: Bodies | undefined;
  /** Only for hosts that edit text and asked for it. */
  readonly erasure: Erasure | undefined;
}
