import type { ParserOptions, ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import { loadParser } from './load-parser.js';

const ALWAYS: ParserPlugin[] = ['decoratorAutoAccessors', 'explicitResourceManagement', 'deferredImportEvaluation'];

/**
 * Parses one file under either dialect of decorators. The standard grammar goes first: it alone reads `@a ['key']() {}`
 * and `export @a class` right. What only `experimentalDecorators` allows (`@a()()`, `@a[0]`) needs the other.
 *
 * @throws SyntaxError the standard grammar's, when neither can read the file.
 */
export function parse(code: string, file: string): File {
  try {
    return parseAs('decorators', code, file);
  } catch (error) {
    try {
      return parseAs('decorators-legacy', code, file);
    } catch {
      throw error;
    }
  }
}

function parseAs(dialect: 'decorators' | 'decorators-legacy', code: string, file: string): File {
  return loadParser().parse(code, { ...LENIENT, plugins: [...ALWAYS, ...syntaxOf(file), dialect] });
}

/**
 * A bundler's query behind the file name is no part of its extension. A `.vue?lang.ts` block counts as TypeScript, and
 * much JSX is in files that are called `.js`.
 */
function syntaxOf(file: string): ParserPlugin[] {
  const extension = /\.[cm]?([jt]sx?)$/.exec(file.replace(/\?.*$/, ''))?.[1];
  if (extension === 'tsx') return ['typescript', 'jsx'];
  return extension === 'js' || extension === 'jsx' ? ['jsx'] : ['typescript'];
}

const LENIENT: ParserOptions = {
  sourceType: 'module',
  errorRecovery: true,
  attachComment: false,
  allowReturnOutsideFunction: true,
  allowUndeclaredExports: true,
};
