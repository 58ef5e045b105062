import { findSites } from './find-sites.js';
import { applyPlan } from './ts-apply.js';
/**
 * ts-patch's entry: a `before` transformer, so declarations stay as they are.
 *
 * @example
 * // tsconfig.json
 * { "compilerOptions": { "plugins": [{ "transform": "filigree/transform" }] } }
 */
export default function filigreeTransformer(program, options, host) {
    return transformer(host.ts, options?.root ?? projectRoot(program));
}
/** With `version`, ts-jest's cache key. */
export const name = 'filigree';
/** Raised with every change of the generated code: Jest keeps what an older version made. */
export const version = 1;
/**
 * ts-jest's entry.
 *
 * @example
 * // jest.config.js
 * ['ts-jest', { astTransformers: { before: ['filigree/transform'] } }]
 */
export function factory(compiler, options) {
    const { compilerModule, rootDir } = compiler.configSet;
    return transformer(compilerModule, options?.root ?? rootDir);
}
function transformer(ts, root) {
    const options = { root, onSkip: warnOnce() };
    return (context) => (file) => {
        const plan = ts.isExternalModule(file) ? findSites(file.text, file.fileName, options) : undefined;
        return plan ? applyPlan(ts, context, file, plan) : file;
    };
}
/** A watching compiler plans the same file again and again. */
function warnOnce() {
    const said = new Set();
    return ({ file, line, column, reason }) => {
        const warning = `filigree: ${file}:${line}:${column} ${reason}`;
        if (!said.has(warning))
            console.warn(warning);
        said.add(warning);
    };
}
function projectRoot(program) {
    const { configFilePath } = program.getCompilerOptions();
    return typeof configFilePath === 'string' ? configFilePath.replace(/[^/]*$/, '') : program.getCurrentDirectory();
}
//# sourceMappingURL=ts-patch.js.map