import { type Path } from './walk.js';
/** Whether something between the module's top level and this place declares the name anew. */
export declare function isShadowed(name: string, path: Path): boolean;
