/** A copy of the agent as a project of its own, in one dialect of decorators. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;

const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2023', 'ESNext.Decorators', 'ESNext.Disposable'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  sourceMap: true,
};

/** What the older decorators cannot be put on. */
const STANDARD_ONLY = /\/(locked|standard)\.ts$/;

const LEGACY = { experimentalDecorators: true, useDefineForClassFields: false };

export function makeProject(host, dialect) {
  const root = resolve(here, 'out', `${host}-${dialect}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  cpSync(join(here, 'agent'), join(root, 'agent'), { recursive: true, filter: (file) => dialect === 'standard' || !STANDARD_ONLY.test(file) });
  const tsconfig = join(root, 'tsconfig.json');
  const compilerOptions = { ...COMPILER_OPTIONS, ...(dialect === 'legacy' && LEGACY) };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, include: ['agent'] }));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  return { root, dialect, tsconfig, entry: join(root, 'agent', `${dialect}.ts`), out: join(root, 'dist', 'main.mjs') };
}
