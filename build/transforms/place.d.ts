import type { Node } from '@babel/types';
import type { Place } from './site.js';
/** The file as records show it: relative to the root, with forward slashes on every system. */
export declare function projectFile(file: string, root?: string): string;
/** Where a node begins. A parsed node always has a location; the types allow for generated ones. */
export declare function placeOf(node: Node, file: string): Place;
/** The offset after a node. */
export declare function endOf(node: Node): number;
