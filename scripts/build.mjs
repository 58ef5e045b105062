/**
 * Builds the package: `tsc` compiles the transform, `tspc` compiles the rest through our own transform into build/, and
 * esbuild bundles the entries into dist/esm and dist/cjs (for Jest and old `require`; the two meet in the registry on
 * globalThis), each in shared chunks, so that there is one copy of the engine in either. Declarations are the compiler's
 * own, for both. Vite builds the viewer's page into dist/viewer.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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

/** The transform's hosts. */
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
/** The largest part of the transform, and CommonJS itself: both formats load this one file. */
const parser = 'dist/transforms/parser.cjs';

/** Modules that are loaded when a function is called, and synchronously. The parser is a file of its own; the other is bundled, which is esbuild's own lazy require. */
const lazyRequires = {
  name: 'lazy-requires',
  setup({ onLoad }) {
    const replace = (filter, contents) => onLoad({ filter }, () => ({ contents, resolveDir: '.' }));
    replace(/load-parser\.js$/, `import { createRequire } from 'node:module'; export const loadParser = () => createRequire(import.meta.url)('${relative('dist/esm/transforms/chunks', parser)}');`);
    replace(/load-metadata\.js$/, "export const loadMetadata = () => require('reflect-metadata');");
  },
};

/**
 * unplugin looks for its loaders beside itself, which is a chunk. Its virtual modules for webpack serve plugins that
 * resolve modules, which ours does not.
 */
const unpluginFiles = {
  name: 'unplugin-files',
  setup({ onLoad }) {
    onLoad({ filter: /unplugin\/dist\/index\.mjs$/ }, ({ path }) => {
      const loaders = /resolve\(import\.meta\.dirname, "(webpack|rspack)\/loaders\/transform\.mjs"\)/g;
      const contents = readFileSync(path, 'utf8').replace(loaders, `resolve(import.meta.dirname, "../$1-loader.js")`);
      return { contents: contents.replace('__require("webpack-virtual-modules")', 'class {}'), loader: 'js' };
    });
  },
};

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

const common = { bundle: true, platform: 'node', target: 'node20.19', logLevel: 'warning', legalComments: 'none', plugins: [lazyRequires, unpluginFiles] };
const modules = { ...common, outdir: 'dist/esm', format: 'esm', splitting: true, metafile: true };
// Names stay readable in stack traces; white space only costs the time to read it at every start.
const compact = { minifySyntax: true, minifyWhitespace: true };
const transformer = { minify: true, external: ['typescript'] };

/**
 * esbuild shares code between entries as ES modules only. For CommonJS one file holds everything, and each entry hands on
 * its part. `metafile` is of the same entries as ES modules: it knows their exports.
 */
async function buildCommonJs(entryPoints, { metafile }, outfile, options) {
  const parts = Object.entries(entryPoints).map(([name, file], index) => {
    const exported = metafile.outputs[`dist/esm/${name}.js`].exports.map((own) => ({ own, shared: `${own}_${index}` }));
    return { outfile: `dist/cjs/${name}.js`, file, exported };
  });
  const contents = parts.map(({ file, exported }) => `export { ${exported.map(({ own, shared }) => `${own} as ${shared}`).join(', ')} } from './${file}';`).join('\n');
  // ES modules are strict; esbuild does not say so of what it makes of text.
  const banner = { js: "'use strict';" };
  await build({ ...common, ...options, stdin: { contents, resolveDir: '.' }, outfile, format: 'cjs', banner, define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' } });
  for (const part of parts) {
    const head = `'use strict';\nObject.defineProperty(exports, '__esModule', { value: true });\nconst shared = require('./${relative(dirname(part.outfile), outfile)}');\n`;
    mkdirSync(dirname(part.outfile), { recursive: true });
    writeFileSync(part.outfile, head + part.exported.map(({ own, shared }) => `exports.${own} = shared.${shared};\n`).join(''));
  }
}

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
compile('typescript/bin/tsc', 'tsconfig.transforms.json');
compile('ts-patch/bin/tspc.js', 'tsconfig.build.json');
// p-queue is loaded only when an exporter needs it; the rest is bundled (docs/decisions/0007-dependencies-are-bundled.md).
const [engineModules, transformModules] = await Promise.all([
  build({ ...modules, ...compact, entryPoints: { ...entries, ...executables }, chunkNames: 'chunks/[name]-[hash]', external: ['p-queue'] }),
  build({ ...modules, ...transformer, entryPoints: { ...transforms, ...hooks }, chunkNames: 'transforms/chunks/[name]-[hash]' }),
  build({ ...common, minify: true, entryPoints: ['@babel/parser'], outfile: parser, format: 'cjs' }),
  buildViewer(),
]);
// Jest cannot require p-queue, so CommonJS has it too.
await buildCommonJs(entries, engineModules, 'dist/cjs/chunks/engine.js', compact);
await buildCommonJs(transforms, transformModules, 'dist/cjs/transforms/chunks/transform.js', transformer);
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
