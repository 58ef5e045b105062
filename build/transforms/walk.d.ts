import type { Node } from '@babel/types';
/** The nodes around a node, outermost first. One array serves the whole walk: read it during the visit, keep a copy. */
export type Path = readonly Node[];
/** Called before a node's children; `false` leaves them out. */
export type Visitor = (node: Node, path: Path) => boolean | void;
/** Visits a node and every node below it that holds code, in the order of the text. */
export declare function walk(node: Node, visit: Visitor, path?: Node[]): void;
