import { dirname, join } from 'node:path/posix';
import type { PlanOptions } from './options.js';
import { projectFile } from './place.js';

/** Tells whether an import's specifier leads to filigree: to the package, or to a module that the user listed. */
export type LeadsToFiligree = (specifier: string) => boolean;

/** The test for the imports of one file, which is relative to the project root. */
export function modulesSeenFrom(file: string, { modules = [], root }: PlanOptions): LeadsToFiligree {
  const listed = new Set(['filigree', ...modules.map((module) => (isPath(module) ? fileKey(projectFile(module, root)) : module))]);
  return (specifier) => listed.has(isPath(specifier) ? fileKey(join(dirname(file), specifier)) : specifier);
}

/** What a file's text has to hold, one of them, before it is worth a parse. */
export function wordsOf({ modules = [] }: PlanOptions): string[] {
  return ['filigree', ...modules.map((module) => withoutEnding(module).split('/').at(-1) ?? module)];
}

function isPath(module: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$)/.test(module);
}

/** A file, told from the package of that name. */
function fileKey(path: string): string {
  return `./${withoutEnding(path)}`;
}

/** `./src/tracing`, `src/tracing.js` and `src/tracing/index.ts` are one module. */
function withoutEnding(path: string): string {
  return path.replace(/^\.\//, '').replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}
