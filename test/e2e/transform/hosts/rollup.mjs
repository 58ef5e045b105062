import filigree from 'filigree/rollup';
import { rollup as bundle } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { minify } from 'terser';

/** Rollup with esbuild for the types, and terser for the names. */
export async function rollup({ entry, out, tsconfig }) {
  const built = await bundle({ input: entry, external: /^filigree/, plugins: [filigree({ modules: ['./agent/tracing'] }), esbuild({ tsconfig, target: 'es2022' }), terser] });
  await built.write({ file: out, format: 'esm', sourcemap: true });
}

const terser = {
  name: 'terser',
  renderChunk: (code) => minify(code, { module: true, toplevel: true, mangle: { toplevel: true }, sourceMap: { asObject: true } }),
};
