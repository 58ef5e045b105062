import type ts from 'typescript';
import { findSites } from './find-sites.js';
import type { PlanOptions } from './options.js';
import { applyPlan } from './ts-apply.js';
import { warnOnce } from './warn-once.js';

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
export default function filigreeTransformer(
  program: ts.Program,
  options: TypeScriptPluginOptions | undefined,
  host: { ts: TypeScript },
): ts.TransformerFactory<ts.SourceFile> {
  return transformer(host.ts, options?.root ?? projectRoot(program));
}

/** With `version`, ts-jest's cache key. */
export const name = 'filigree';

/** Raised with every change of the generated code: Jest keeps what an older version made. */
export const version = 2;

/**
 * ts-jest's entry.
 *
 * @example
 * // jest.config.js
 * ['ts-jest', { astTransformers: { before: ['filigree/transform'] } }]
 */
export function factory(
  compiler: { configSet: { compilerModule: TypeScript; rootDir: string } },
  options?: TypeScriptPluginOptions,
): ts.TransformerFactory<ts.SourceFile> {
  const { compilerModule, rootDir } = compiler.configSet;
  return transformer(compilerModule, options?.root ?? rootDir);
}

function transformer(ts: TypeScript, root: string): ts.TransformerFactory<ts.SourceFile> {
  const options: PlanOptions = { root, onSkip: warnOnce() };
  return (context) => (file) => {
    const plan = !file.fileName.endsWith('.json') ? findSites(file.text, file.fileName, options) : undefined;
    return plan ? applyPlan(ts, context, file, plan) : file;
  };
}

function projectRoot(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  return typeof configFilePath === 'string' ? configFilePath.replace(/[^/]*$/, '') : program.getCurrentDirectory();
}
