/**
 * Builds the package: `tsc` compiles the transform, `tspc` compiles the rest through our own transform into build/, and
 * esbuild bundles the entries into dist/esm (shared chunks, so that there is one copy of the engine) and dist/cjs (for
 * Jest and old `require`; copies meet in the registry on globalThis). Declarations are the compiler's own, for both. Vite
 * builds the viewer's page into dist/viewer.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { buildViewer } from './build-viewer.mjs';

/** Entry of the package -> compiled file under build/. */
const entries = {
  index: 'build/index.js',
  'exporters/memory': 'build/src/exporters/memory.js',
  'exporters/console': 'build/src/exporters/console.js',
  'exporters/otlp': 'build/src/exporters/otlp.js',
  'exporters/pandaprobe': 'build/src/exporters/pandaprobe.js',
  'exporters/prefactor': 'build/src/exporters/prefactor.js',
  runtime: 'build/decorators/runtime.js',
  testing: 'build/src/testing.js',
};

const executables = { 'viewer/cli/main': 'build/viewer/cli/main.js' };
const transforms = { 'transforms/ts-patch': 'build/transforms/ts-patch.js' };

/** Modules that are loaded when a function is called, and synchronously; bundled, that is esbuild's own lazy require. */
const lazyRequires = {
  name: 'lazy-requires',
  setup({ onLoad }) {
    const replace = (filter, contents) => onLoad({ filter }, () => ({ contents, resolveDir: '.' }));
    replace(/load-parser\.js$/, "export const loadParser = () => require('@babel/parser');");
    replace(/load-metadata\.js$/, "export const loadMetadata = () => require('reflect-metadata');");
  },
};

function compile(compiler, project) {
  const { status } = spawnSync(process.execPath, [`node_modules/${compiler}`, '-p', project], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const common = { bundle: true, platform: 'node', target: 'node20.19', logLevel: 'warning', legalComments: 'none' };
// Names stay readable in stack traces; white space only costs the time to read it at every start.
const compact = { minifySyntax: true, minifyWhitespace: true };
// Loaded only when an exporter needs it; the rest is bundled (docs/decisions/0007-dependencies-are-bundled.md).
const external = ['p-queue'];

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
compile('typescript/bin/tsc', 'tsconfig.transforms.json');
compile('ts-patch/bin/tspc.js', 'tsconfig.build.json');
await Promise.all([
  buildViewer(),
  build({ ...common, ...compact, entryPoints: { ...entries, ...executables }, outdir: 'dist/esm', format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]', external, plugins: [lazyRequires] }),
  build({ ...common, minify: true, entryPoints: transforms, outdir: 'dist/esm', format: 'esm', external: ['typescript'], plugins: [lazyRequires] }),
  build({ ...common, ...compact, entryPoints: { ...entries, ...transforms }, outdir: 'dist/cjs', format: 'cjs', external: ['typescript'], plugins: [lazyRequires] }),
]);
for (const format of ['esm', 'cjs']) {
  cpSync('build', `dist/${format}/types`, { recursive: true, filter: (path) => !/\.(js|map)$/.test(path) });
}
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');

// npm links the binaries of dependencies and not the package's own: so `npx filigree` works in this folder too.
const command = 'node_modules/.bin/filigree';
rmSync(command, { force: true });
symlinkSync('../../dist/esm/viewer/cli/main.js', command);
chmodSync('dist/esm/viewer/cli/main.js', 0o755);

// The examples use the package as a user does, so they are compiled against the finished dist/, through the transform.
compile('ts-patch/bin/tspc.js', 'tsconfig.examples.json');
