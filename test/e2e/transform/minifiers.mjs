/** The example agent behind the minifiers that are not esbuild's own, each with all names of the bundle to take. */
import { minify as swc } from '@swc/core';
import { minify as terser } from 'terser';
import { checkExample } from '../../transforms/minified/example.mjs';

export async function checkMinifiers() {
  await checkExample('terser', async (code) => (await terser(code, { module: true, toplevel: true, mangle: { toplevel: true } })).code);
  await checkExample('swc', async (code) => (await swc(code, { module: true, mangle: { toplevel: true }, compress: { toplevel: true } })).code);
}
