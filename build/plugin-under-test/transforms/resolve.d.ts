import type { Node } from '@babel/types';
import type { Imports } from './imports.js';
import type { Path } from './walk.js';
/** The functions of filigree that take a site. */
export type Api = 'trace' | 'span' | 'startTrace' | 'startSpan';
/** Which function of filigree an expression names (`s`, `f.span`, `span.llm`), if any. `span.skip` takes no site. */
export declare function resolveApi(expression: Node, path: Path, imports: Imports): Api | undefined;
/** Whether a call's arguments already hold a site, from an earlier run of the transform. */
export declare function isBranded(args: readonly Node[], imports: Imports): boolean;
