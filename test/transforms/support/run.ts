import ts from 'typescript';

/** What one decorator or call of the fake `filigree` was given. */
export type Calls = unknown[][];

/** Options of `ts.transpileModule` for one dialect and one kind of modules. */
export function compilerOptions(legacy: boolean, module = ts.ModuleKind.CommonJS): ts.CompilerOptions {
  const dialect = { experimentalDecorators: legacy, emitDecoratorMetadata: legacy, useDefineForClassFields: !legacy };
  return { target: ts.ScriptTarget.ES2022, module, sourceMap: true, ...dialect };
}

/** Runs CommonJS code against a `filigree` that decorates nothing and notes its arguments, and a `site` that returns its own. */
export function run(commonjs: string): { calls: Calls; exports: Record<string, any> } {
  const calls: Calls = [];
  const note = (...args: unknown[]) => (calls.push(args), () => {});
  const span = Object.assign(note, { llm: note, tool: note });
  const modules: Record<string, unknown> = {
    filigree: { span, trace: note, startSpan: note, startTrace: note },
    'filigree/runtime': { site: (...args: unknown[]) => ({ site: args }) },
  };
  const exports = {};
  new Function('require', 'exports', commonjs)((name: string) => modules[name], exports);
  return { calls, exports };
}
