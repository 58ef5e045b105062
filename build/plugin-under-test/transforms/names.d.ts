import type { Class } from '@babel/types';
import { type Member } from './members.js';
import type { Path } from './walk.js';
/** `Class.method`; `undefined` when the class has no name that the text shows. `path` ends with the class and its body. */
export declare function memberName(member: Member, path: Path): string | undefined;
/** A class's own name, else the one it takes from where it stands; `default` for an anonymous default export. */
export declare function nameOfClass(node: Class, path: Path): string | undefined;
/** The name that an anonymous class, function or call takes from what it is assigned to. */
export declare function nameFromPlace(path: Path): string | undefined;
/** The innermost named function or class member around a place. */
export declare function enclosingName(path: Path): string | undefined;
