import { loadParser } from './load-parser.js';
const ALWAYS = ['decoratorAutoAccessors', 'explicitResourceManagement', 'deferredImportEvaluation'];
/**
 * Parses one file under either dialect of decorators. The standard grammar goes first: it alone reads `@a ['key']() {}`
 * and `export @a class` right. What only `experimentalDecorators` allows (`@a()()`, `@a[0]`) needs the other.
 *
 * @throws SyntaxError the standard grammar's, when neither can read the file.
 */
export function parse(code, file) {
    try {
        return parseAs('decorators', code, file);
    }
    catch (error) {
        try {
            return parseAs('decorators-legacy', code, file);
        }
        catch {
            throw error;
        }
    }
}
function parseAs(dialect, code, file) {
    return loadParser().parse(code, { ...LENIENT, plugins: [...ALWAYS, ...syntaxOf(file), dialect] });
}
/** A bundler's query behind the file name is no part of its extension. A `.vue?lang.ts` block counts as TypeScript. */
function syntaxOf(file) {
    const extension = /\.[cm]?([jt]sx?)$/.exec(file.replace(/\?.*$/, ''))?.[1];
    if (extension === 'tsx')
        return ['typescript', 'jsx'];
    if (extension === 'jsx')
        return ['jsx'];
    return extension === 'js' ? [] : ['typescript'];
}
const LENIENT = {
    sourceType: 'module',
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowUndeclaredExports: true,
};
//# sourceMappingURL=parse.js.map