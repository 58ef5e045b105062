import type { PlanOptions } from './options.js';
import type { Plan } from './site.js';
/** Everything that a file needs, whatever the host edits; `undefined` when it needs nothing. Never throws. */
export declare function findSites(code: string, file: string, options?: PlanOptions): Plan | undefined;
