import type { Imports } from './imports.js';
import type { Mistake, Skip } from './options.js';

/** What the parts of the planner share about the file at hand. */
export interface FileContext {
  readonly code: string;
  /** Relative to the project root. */
  readonly file: string;
  readonly imports: Imports;
  readonly skip: (skip: Skip) => void;
  readonly mistake: (mistake: Mistake) => void;
}
