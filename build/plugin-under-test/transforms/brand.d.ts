import type { CallExpression } from '@babel/types';
import type { Brand, Site } from './site.js';
/** Plans one more argument for a call. */
export declare function brandCall(call: CallExpression, site: Site, code: string): Brand;
