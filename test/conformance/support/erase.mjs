import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a shape's decorator is called while the transform takes it for filigree's. */
const STAND_IN = '__method';
const IMPORT = `import { span as ${STAND_IN} } from 'filigree';`;

/**
 * Makes a function that erases the decorators of a file of shapes. Theirs are of the tracer at hand (`@t.method('name')`),
 * so they are filigree's for the time of the transform only.
 */
export async function makeEraser(into) {
  const transform = await loadTransform(into);
  return (code, file) => {
    const text = `${IMPORT}${code.replaceAll('@t.method(', `@${STAND_IN}(`)}`;
    const onSkip = ({ line, reason }) => {
      if (!/whose name the text shows|none but filigree's/.test(reason)) throw new Error(`${file}:${line}: ${reason}`);
    };
    return transform(text, file, { erase: true, onSkip })?.code.replace(IMPORT, '').replaceAll(`${STAND_IN}(`, 't.method(') ?? code;
  };
}

/** The transform is TypeScript; this file is run by plain Node too. */
async function loadTransform(into) {
  const outfile = join(into, 'transform.mjs');
  const banner = { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" };
  await build({ entryPoints: [join(root, 'transforms/apply.ts')], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning', banner });
  return (await import(pathToFileURL(outfile).href)).transform;
}
