import { createRequire } from 'node:module';
import type ts from 'typescript';
import { findSites } from './find-sites.js';
import { Host } from './host/host.js';
import type { TransformOptions } from './host/options.js';
import { withoutMistakes } from './host/without-mistakes.js';
import type { Mistake } from './options.js';
import { applyPlan } from './ts-apply.js';

type TypeScript = typeof ts;

/** The TypeScript that compiles, and where it takes errors: a host without that gets them thrown. */
export interface TypeScriptHost {
  readonly ts: TypeScript;
  readonly addDiagnostic?: (diagnostic: ts.Diagnostic) => unknown;
}

/**
 * What tsconfig's `plugins` entry, ts-jest's `options`, or a call can say. Default of `root`: the tsconfig's folder; with
 * ts-jest, Jest's `rootDir`. Decorators are TypeScript's to lower.
 */
export interface TypeScriptPluginOptions extends Omit<TransformOptions, 'features'> {
  /** The parts of the transform, each on or off. */
  features?: Omit<NonNullable<TransformOptions['features']>, 'erase'>;
}

/**
 * ts-patch's entry, and that of any host that takes TypeScript's transformers: a `before` transformer, so declarations
 * stay as they are. `host` is what ts-patch hands on; default: the TypeScript that is installed.
 *
 * @example
 * // tsconfig.json
 * { "compilerOptions": { "plugins": [{ "transform": "filigree/transform" }] } }
 * // webpack.config.js, options of ts-loader
 * { getCustomTransformers: (program) => ({ before: [filigree(program)] }) }
 */
export default function filigreeTransformer(
  program: ts.Program | undefined,
  options?: TypeScriptPluginOptions,
  host: TypeScriptHost = { ts: installedTypeScript() },
): ts.TransformerFactory<ts.SourceFile> {
  return transformer(host, program ? projectRoot(program) : process.cwd(), options);
}

/** With `version`, ts-jest's cache key. */
export const name = 'filigree';

/** Raised with every change of the generated code: Jest keeps what an older version made. */
export const version = 3;

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
  return transformer({ ts: compilerModule }, rootDir, options);
}

function transformer({ ts, addDiagnostic }: TypeScriptHost, root: string, options: TypeScriptPluginOptions = {}): ts.TransformerFactory<ts.SourceFile> {
  const host = new Host(ownOptions(options), { lowers: true });
  host.worksIn(root);
  return (context) => (file) => {
    const planOptions = host.planOptions(file.fileName);
    if (!planOptions) return file;
    const planned = (onMistake: (mistake: Mistake) => void) => findSites(file.text, file.fileName, { ...planOptions, onMistake });
    const plan = addDiagnostic ? planned((mistake) => addDiagnostic(diagnosticOf(ts, file, mistake))) : withoutMistakes(planned);
    return plan ? applyPlan(ts, context, file, plan) : file;
  };
}

function diagnosticOf({ DiagnosticCategory }: TypeScript, file: ts.SourceFile, { line, column, reason }: Mistake): ts.Diagnostic {
  const start = file.getPositionOfLineAndCharacter(line - 1, column - 1);
  return { file, start, length: 1, messageText: `filigree: ${reason}`, category: DiagnosticCategory.Error, code: 0, source: 'filigree' };
}

/** ts-patch hands on all of the entry in tsconfig, with options of its own. */
function ownOptions({ root, include, exclude, modules, features }: TypeScriptPluginOptions): TransformOptions {
  return { root, include, exclude, modules, features };
}

function projectRoot(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  return typeof configFilePath === 'string' ? configFilePath.replace(/[^/]*$/, '') : program.getCurrentDirectory();
}

/** TypeScript is CommonJS, and who passes no other has it installed. */
function installedTypeScript(): TypeScript {
  return createRequire(import.meta.url)('typescript') as TypeScript;
}
