import { type SourceMap } from 'magic-string';
import type { PlanOptions } from './options.js';
/** A transformed file with the map back to what the user wrote. */
export interface Transformed {
    readonly code: string;
    readonly map: SourceMap;
}
/** Applies the plan to text; `null` when the file needs nothing, which is what bundlers want to hear. */
export declare function transform(code: string, file: string, options?: PlanOptions): Transformed | null;
