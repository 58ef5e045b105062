import { build } from 'esbuild';
import filigree from 'filigree/esbuild';

export async function esbuild({ entry, out, tsconfig, target }) {
  await build({
    entryPoints: [entry], outfile: out, bundle: true, minify: true, sourcemap: true, format: 'esm', platform: 'node', target, tsconfig, external: ['filigree'], logLevel: 'silent',
    plugins: [filigree({ modules: ['./agent/tracing'] })],
  });
}
