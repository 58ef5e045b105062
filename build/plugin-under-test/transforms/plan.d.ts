import type { PlanOptions } from './options.js';
/** Text to insert before the character at offset `at` of the original. */
export interface Edit {
    readonly at: number;
    readonly text: string;
}
/**
 * Plans the names of one file: text in, insertions out, in the order of the text. Pure, and silent about what it does
 * not understand except through `onSkip`. `file` is absolute, or relative to `options.root`.
 *
 * @example
 * plan("import { span } from 'filigree';\nclass A { @span m(q) {} }", 'a.js');
 * // [{ at: 32, text: ' import { site as __filigree_site } from "filigree/runtime";' },
 * //  { at: 48, text: '(__filigree_site("A.m", ["q"], "a.js", 2, 17))' }]
 */
export declare function plan(code: string, file: string, options?: PlanOptions): Edit[];
