import type { File } from '@babel/types';
/**
 * Parses one file under either dialect of decorators. The standard grammar goes first: it alone reads `@a ['key']() {}`
 * and `export @a class` right. What only `experimentalDecorators` allows (`@a()()`, `@a[0]`) needs the other.
 *
 * @throws SyntaxError the standard grammar's, when neither can read the file.
 */
export declare function parse(code: string, file: string): File;
