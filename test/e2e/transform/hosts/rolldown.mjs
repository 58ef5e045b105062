import filigree from 'filigree/rolldown';
import { build } from 'rolldown';

export async function rolldown({ entry, out, tsconfig }) {
  await build({ input: entry, platform: 'node', external: /^filigree/, tsconfig, plugins: [filigree({ modules: ['./agent/tracing'] })], output: { file: out, format: 'esm', minify: true, sourcemap: true } });
}
