import type ts from 'typescript';
type TypeScript = typeof ts;
/** What tsconfig's `plugins` entry, or ts-jest's `options`, can say. */
export interface TypeScriptPluginOptions {
    /** The folder that recorded file names are relative to. Default: the tsconfig's; with ts-jest, Jest's `rootDir`. */
    root?: string;
}
/**
 * ts-patch's entry: a `before` transformer, so declarations stay as they are.
 *
 * @example
 * // tsconfig.json
 * { "compilerOptions": { "plugins": [{ "transform": "filigree/transform" }] } }
 */
export default function filigreeTransformer(program: ts.Program, options: TypeScriptPluginOptions | undefined, host: {
    ts: TypeScript;
}): ts.TransformerFactory<ts.SourceFile>;
/** With `version`, ts-jest's cache key. */
export declare const name = "filigree";
/** Raised with every change of the generated code: Jest keeps what an older version made. */
export declare const version = 1;
/**
 * ts-jest's entry.
 *
 * @example
 * // jest.config.js
 * ['ts-jest', { astTransformers: { before: ['filigree/transform'] } }]
 */
export declare function factory(compiler: {
    configSet: {
        compilerModule: TypeScript;
        rootDir: string;
    };
}, options?: TypeScriptPluginOptions): ts.TransformerFactory<ts.SourceFile>;
export {};
