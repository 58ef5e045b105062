import { dirname, basename } from 'node:path';
import filigree from 'filigree/vite';
import { build } from 'vite';

export async function vite({ entry, out, root }) {
  await build({
    root, configFile: false, logLevel: 'silent',
    plugins: [filigree({ modules: ['./agent/tracing'] })],
    build: { ssr: entry, outDir: dirname(out), emptyOutDir: false, minify: true, sourcemap: true, target: 'node20', rollupOptions: { external: /^filigree/, output: { entryFileNames: basename(out) } } },
  });
}
