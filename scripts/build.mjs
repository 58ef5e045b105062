/**
 * Builds the package: `tsc` compiles the transform, `tspc` compiles the rest through our own transform into build/, and
 * esbuild bundles the entries into dist/esm (shared chunks, so that there is one copy of the engine) and dist/cjs (for
 * Jest and old `require`; copies meet in the registry on globalThis). Declarations are the compiler's own, for both. Vite
 * builds the viewer's page into dist/viewer.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** The transform's hosts, and what they share: ES modules share by chunks, CommonJS by modules of their own. */
const hosts = ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'esbuild'].map((bundler) => [`transforms/${bundler}`, `build/transforms/bundlers/${bundler}.js`]);
const transforms = {
  ...Object.fromEntries(hosts),
  'transforms/ts-patch': 'build/transforms/ts-patch.js',
  'transforms/babel': 'build/transforms/babel/babel.js',
  'transforms/turbopack-loader': 'build/transforms/loader.js',
  'transforms/bun': 'build/transforms/bun.js',
  'transforms/webpack-loader': 'node_modules/unplugin/dist/webpack/loaders/transform.mjs',
  'transforms/rspack-loader': 'node_modules/unplugin/dist/rspack/loaders/transform.mjs',
};
const hooks = { 'transforms/register': 'build/transforms/register.js', 'transforms/node-hooks': 'build/transforms/node-hooks.js' };
const shared = {
  'transforms/find-sites': 'build/transforms/find-sites.js',
  'transforms/host': 'build/transforms/host/host.js',
  'transforms/unplugin': 'build/transforms/bundlers/unplugin.js',
};

/** Modules that are loaded when a function is called, and synchronously; bundled, that is esbuild's own lazy require. */
const lazyRequires = {
  name: 'lazy-requires',
  setup({ onLoad }) {
    const replace = (filter, contents) => onLoad({ filter }, () => ({ contents, resolveDir: '.' }));
    replace(/load-parser\.js$/, "export const loadParser = () => require('@babel/parser');");
    replace(/load-metadata\.js$/, "export const loadMetadata = () => require('reflect-metadata');");
  },
};

/** Keeps what several entries need out of each of them. */
const sharedModules = {
  name: 'shared-modules',
  setup({ onResolve }) {
    onResolve({ filter: /\/(find-sites|host|unplugin)\.js$/ }, ({ path, kind }) => (kind === 'entry-point' ? undefined : { path: `./${basename(path)}`, external: true }));
  },
};

/**
 * unplugin looks for its loaders beside itself. Its virtual modules for webpack serve plugins that resolve modules,
 * which ours does not.
 */
const unpluginFiles = (folder) => ({
  name: 'unplugin-files',
  setup({ onLoad }) {
    onLoad({ filter: /unplugin\/dist\/index\.mjs$/ }, ({ path }) => {
      const loaders = /resolve\(import\.meta\.dirname, "(webpack|rspack)\/loaders\/transform\.mjs"\)/g;
      const contents = readFileSync(path, 'utf8').replace(loaders, `resolve(import.meta.dirname, "${folder}/$1-loader.js")`);
      return { contents: contents.replace('__require("webpack-virtual-modules")', 'class {}'), loader: 'js' };
    });
  },
});

/** The declarations that package.json names. */
function publishedTypes() {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.values(exports).flatMap((entry) => entry.import?.types.replace('./dist/esm/types', 'build') ?? []);
}

/** Declarations and what they lead to; the rest is nobody's business outside. */
function declarationsOf(files, found = new Set()) {
  for (const file of files.filter((one) => !found.has(one))) {
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g);
    declarationsOf([...imports].map(([, path]) => `${join(dirname(file), path)}.d.ts`), found);
  }
  return found;
}

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
  build({ ...common, minify: true, entryPoints: { ...transforms, ...hooks }, outdir: 'dist/esm', format: 'esm', splitting: true, chunkNames: 'transforms/chunks/[name]-[hash]', external: ['typescript'], plugins: [lazyRequires, unpluginFiles('..')] }),
  build({ ...common, ...compact, entryPoints: entries, outdir: 'dist/cjs', format: 'cjs', plugins: [lazyRequires] }),
  build({ ...common, minify: true, entryPoints: { ...transforms, ...shared }, outdir: 'dist/cjs', format: 'cjs', external: ['typescript'], define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' }, plugins: [lazyRequires, sharedModules, unpluginFiles('.')] }),
]);
const declarations = [...declarationsOf(publishedTypes())];
for (const format of ['esm', 'cjs']) for (const file of declarations) cpSync(file, file.replace('build', `dist/${format}/types`));
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');

// npm links the binaries of dependencies and not the package's own: so `npx filigree` works in this folder too.
const command = 'node_modules/.bin/filigree';
rmSync(command, { force: true });
symlinkSync('../../dist/esm/viewer/cli/main.js', command);
chmodSync('dist/esm/viewer/cli/main.js', 0o755);

// The examples use the package as a user does, so they are compiled against the finished dist/, through the transform.
compile('ts-patch/bin/tspc.js', 'tsconfig.examples.json');
