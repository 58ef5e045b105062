/** Babel 7 or 8 file by file, with nothing behind it but Node. */
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export function babel(folder) {
  return async (project) => {
    const require = createRequire(resolve(import.meta.dirname, '..', folder, 'package.json'));
    const { transformAsync } = require('@babel/core');
    mkdirSync(dirname(project.out), { recursive: true });
    for (const file of readdirSync(join(project.root, 'agent'))) await compile(transformAsync, options(require, project), file, project);
    writeFileSync(project.out, `import './${project.dialect}.js';\n`);
  };
}

function options(require, { root, dialect }) {
  const decorators = [require.resolve('@babel/plugin-proposal-decorators'), { version: dialect === 'legacy' ? 'legacy' : '2023-11' }];
  return {
    cwd: root, configFile: false, babelrc: false, sourceMaps: true, minified: true, targets: { node: '20' },
    plugins: [[require.resolve('filigree/babel'), { modules: ['./agent/tracing'] }], decorators],
    presets: [[require.resolve('@babel/preset-typescript'), { onlyRemoveTypeImports: true }]],
  };
}

async function compile(transformAsync, settings, file, { root, out }) {
  const filename = join(root, 'agent', file);
  const { code, map } = await transformAsync(readFileSync(filename, 'utf8'), { ...settings, filename });
  const name = file.replace(/ts$/, 'js');
  writeFileSync(join(dirname(out), name), `${code}\n//# sourceMappingURL=${name}.map\n`);
  writeFileSync(join(dirname(out), `${name}.map`), JSON.stringify({ ...map, sources: [`../agent/${file}`] }));
}
