import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What shapes' decorators are called while the transform takes them for filigree's: one that makes a decorator, and one that is one. */
const STAND_INS = { 't.method': '__span', 't.everyMethod': '__span.skip' };
const IMPORT = "import { span as __span } from 'filigree';";

/**
 * Makes a function that erases the decorators of a file of shapes. Theirs are of the tracer at hand (`@t.method('name')`),
 * so they are filigree's for the time of the transform only.
 */
export async function makeEraser(into) {
  const transform = await loadTransform(into);
  return (code, file) => {
    if (!code.includes('@t.')) return code;
    const text = Object.entries(STAND_INS).reduce((changed, [own, standIn]) => changed.replaceAll(`@${own}`, `@${standIn}`), `${IMPORT}${code}`);
    const onSkip = ({ line, reason }) => {
      if (!/whose name the text shows|none but filigree's/.test(reason)) throw new Error(`${file}:${line}: ${reason}`);
    };
    const { code: erased } = transform(text, file, { erase: true, onSkip });
    return erased.replace(IMPORT, '').replaceAll('__span.skip', 't.everyMethod').replaceAll('__span', 't.method');
  };
}

/** The transform is TypeScript; this file is run by plain Node too. */
async function loadTransform(into) {
  const outfile = join(into, 'transform.mjs');
  const banner = { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" };
  await build({ entryPoints: [join(root, 'transforms/apply.ts')], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning', banner });
  return (await import(pathToFileURL(outfile).href)).transform;
}
