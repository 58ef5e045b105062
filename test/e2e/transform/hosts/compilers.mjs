/** webpack and Rspack, each with the loaders that people compile TypeScript with. */
import { basename, dirname } from 'node:path';
import rspackBundler from '@rspack/core';
import webpackBundler from 'webpack';
import filigreeRspack from 'filigree/rspack';
import filigreeWebpack from 'filigree/webpack';
import filigreeTypeScript from 'filigree/transform';

const swc = (dialect) => ({
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: dialect === 'legacy' ? { legacyDecorator: true, useDefineForClassFields: false } : { decoratorVersion: '2022-03' },
  },
});

function configuration({ entry, out }, rule, plugins) {
  return {
    mode: 'production', target: 'node20', devtool: 'source-map', entry, context: dirname(dirname(entry)), plugins,
    experiments: { outputModule: true }, externalsType: 'module', externals: [/^filigree/],
    output: { path: dirname(out), filename: basename(out), module: true, library: { type: 'module' }, devtoolModuleFilenameTemplate: '[absolute-resource-path]' },
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    module: { rules: [{ test: /\.ts$/, ...rule }] },
  };
}

function run(bundler, options) {
  return new Promise((resolve, reject) => {
    bundler(options, (error, stats) => (error ?? stats.hasErrors() ? reject(error ?? new Error(stats.toString('errors-only'))) : resolve()));
  });
}

export function webpack(project) {
  const rule = { loader: 'swc-loader', options: swc(project.dialect) };
  return run(webpackBundler, configuration(project, rule, [filigreeWebpack({ modules: ['./agent/tracing'] })]));
}

export function rspack(project) {
  const rule = { loader: 'builtin:swc-loader', options: swc(project.dialect) };
  return run(rspackBundler.rspack ?? rspackBundler, configuration(project, rule, [filigreeRspack({ modules: ['./agent/tracing'] })]));
}

/** No plugin: the transform is TypeScript's own, as ts-patch has it. */
export function tsLoader(project) {
  const options = { configFile: project.tsconfig, onlyCompileBundledFiles: true, getCustomTransformers: (program) => ({ before: [filigreeTypeScript(program, { modules: ['./agent/tracing'] })] }) };
  return run(webpackBundler, configuration(project, { loader: 'ts-loader', options }, []));
}
