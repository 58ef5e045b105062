import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { makeEraser } from './erase.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('../', import.meta.url));

/** The two dialects of decorators as TypeScript compiles them, and standard decorators that our transform makes plain code. */
const DIALECTS = {
  tc39: {},
  erased: {},
  legacy: { experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false },
};

export const dialects = ['tc39', 'legacy'];

/**
 * Shapes go through TypeScript, which is what users' decorators go through; the private members of TC39 are left out of
 * legacy. Erased, they are those that have decorators, and TypeScript sees only those of classes that have another
 * library's as well.
 */
async function shapesIn(dialect, into) {
  const erase = dialect === 'erased' ? await makeEraser(into) : (code) => code;
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, ...DIALECTS[dialect] };
  return {
    name: 'shapes',
    setup({ onLoad }) {
      onLoad({ filter: /conformance[\\/]shapes[\\/].*\.ts$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        if (isLeftOut(dialect, path, code)) return { contents: 'export const shapes = [];' };
        return { contents: ts.transpileModule(erase(code, path), { compilerOptions, fileName: path }).outputText, loader: 'js' };
      });
    },
  };
}

function isLeftOut(dialect, path, code) {
  if (dialect === 'erased') return !code.includes('@t.') && !path.endsWith('all.ts');
  return dialect === 'legacy' && path.endsWith('tc39.ts');
}

/** Bundled CommonJS asks for `require`. */
const banner = { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" };
// TypeScript declares a decorated class twice, and esbuild renames one of the two; names are what spans are told apart by.
const common = { bundle: true, platform: 'node', target: 'node20.19', format: 'esm', keepNames: true, logLevel: 'warning', absWorkingDir: root, banner };

/** Where filigree comes from: its source, or the built package. */
const FILIGREE = {
  source: { filigree: join(root, 'index.ts'), 'filigree/exporters/memory': join(root, 'src/exporters/memory.ts'), 'filigree/runtime': join(root, 'decorators/runtime.ts') },
  dist: { filigree: join(root, 'dist/esm/index.js'), 'filigree/exporters/memory': join(root, 'dist/esm/exporters/memory.js'), 'filigree/runtime': join(root, 'dist/esm/runtime.js') },
};

/** Bundles a program of the conformance suite with the filigree that it uses, and returns the path of the bundle. */
export async function bundle(entry, { into, filigree = 'source', dialect = 'tc39' }) {
  mkdirSync(into, { recursive: true });
  const outfile = join(into, `${entry.replaceAll('/', '-').replace(/\.ts$/, '')}-${dialect}.mjs`);
  await build({ ...common, entryPoints: [join(here, entry)], outfile, alias: FILIGREE[filigree], plugins: [await shapesIn(dialect, into)] });
  return outfile;
}
