import type { Node } from '@babel/types';
/** Every name that a binding (a parameter, the left side of a declaration) introduces. */
export declare function boundNames(pattern: Node | null | undefined): string[];
