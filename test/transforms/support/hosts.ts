import ts from 'typescript';
import * as filigree from '../../../index.js';
import * as runtime from '../../../decorators/runtime.js';
import { transform } from '../../../transforms/apply.js';
import { factory } from '../../../transforms/ts-patch.js';
import { compilerOptions } from './run.js';

/** Compiles a program for one host of the transform, or without it. */
export type Compile = (code: string, options?: ts.CompilerOptions) => string;

/** A program as the user wrote it. */
export const untransformed: Compile = (code, options) => transpile(code, options);

const inText: Compile = (code, options) => transpile(transform(code, 'agent.ts')?.code ?? code, options);

const before = [factory({ configSet: { compilerModule: ts, rootDir: '/project' } })];
const inTypeScript: Compile = (code, options) => transpile(code, options, { before });

/** The hosts that edit text, and the one that edits TypeScript's syntax tree. */
export const hosts: readonly [name: string, compile: Compile][] = [
  ['text', inText],
  ['TypeScript', inTypeScript],
];

function transpile(code: string, options: ts.CompilerOptions = {}, transformers?: ts.CustomTransformers): string {
  return ts.transpileModule(code, { compilerOptions: { ...compilerOptions(false), ...options }, fileName: '/project/agent.ts', transformers }).outputText;
}

/** Runs CommonJS code with the real filigree, and gives its exports. */
export function load(commonjs: string, modules: Record<string, unknown> = {}): Record<string, any> {
  const all: Record<string, unknown> = { filigree, 'filigree/runtime': runtime, ...modules };
  const exports = {};
  new Function('require', 'exports', commonjs)((name: string) => all[name], exports);
  return exports;
}
