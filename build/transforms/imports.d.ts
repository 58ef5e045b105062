import type { File, ImportDeclaration } from '@babel/types';
/** What a module's imports from filigree are called in it. Type-only imports are left out: they do not run. */
export interface Imports {
    /** Local name -> exported name, of `import { span as s } from 'filigree'`. */
    readonly named: ReadonlyMap<string, string>;
    /** Local names of `import * as f from 'filigree'`. */
    readonly namespaces: ReadonlySet<string>;
    /** How the helper of an earlier run of the transform can be written here: `['__filigree_site']`, `['runtime', 'site']`. */
    readonly helpers: ReadonlySet<string>;
    /** The first import from filigree that runs. Absent: the transform has nothing to do here. */
    readonly anchor: ImportDeclaration | undefined;
}
/** Reads the imports of `filigree` and `filigree/runtime`. */
export declare function readImports(ast: File): Imports;
