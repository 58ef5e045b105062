import { isAbsolute, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { FilePattern, TransformOptions } from './options.js';

/** Files that the transform can read, by the name that a bundler gives them: a block of a `.vue` file has its language in the query. */
export const READABLE = /\.[cm]?[jt]sx?(?:\?|$)|\?.*\blang[.=][jt]sx?\b/;

const PACKAGES = /\/node_modules\//;

/** Makes the test for the files that the user wants transformed. */
export function fileFilter({ include = READABLE, exclude = PACKAGES }: TransformOptions, root: string): (file: string) => boolean {
  const included = matcher(include, root);
  const excluded = matcher(exclude, root);
  return (file) => {
    const path = file.replaceAll('\\', '/');
    return READABLE.test(path) && included(path) && !excluded(path);
  };
}

function matcher(patterns: FilePattern | readonly FilePattern[], root: string): (path: string) => boolean {
  const tests = [patterns].flat().map((pattern) => (pattern instanceof RegExp ? matchesRegExp(pattern) : matchesGlob(pattern as string, root)));
  return (path) => tests.some((test) => test(path));
}

/** `search`, unlike `test`, does not keep a place for the next call in a global expression. */
function matchesRegExp(pattern: RegExp): (path: string) => boolean {
  return (path) => path.search(pattern) !== -1;
}

function matchesGlob(pattern: string, root: string): (path: string) => boolean {
  const folder = root.replaceAll('\\', '/').replace(/\/$/, '').replace(/[\\$^*+?.()|[\]{}!]/g, '\\$&');
  const anywhere = pattern.startsWith('**') || isAbsolute(pattern);
  const matches = picomatch(anywhere ? pattern : `${folder}/${pattern.replace(/^\.\//, '')}`, { dot: true });
  return (path) => matches(resolve(root, path.replace(/\?.*$/, '')).replaceAll('\\', '/'));
}
