import type { File } from '@babel/types';
import { Host } from '../host/host.js';
import type { TransformOptions } from '../host/options.js';
import { restorePlaces } from './restore-places.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/** Options of Babel's parser; Babel gives the file's absolute name as `sourceFileName`. */
export interface ParserOptions {
  readonly sourceFileName?: string;
}

/** A plugin of Babel 7 and of Babel 8. */
export interface BabelPlugin {
  name: string;
  parserOverride(code: string, options: ParserOptions, parse: (code: string, options: ParserOptions) => File): File | undefined;
}

/**
 * The transform as a plugin of Babel. It changes the text before Babel parses it; the syntax tree keeps the places that
 * the user wrote, so source maps are Babel's own and exact.
 *
 * @example
 * // babel.config.js
 * export default { plugins: ['filigree/babel', ['@babel/plugin-proposal-decorators', { version: '2023-11' }]] };
 */
export default function filigree(api: unknown, options: TransformOptions, folder: string): BabelPlugin {
  const host = new Host(options, { lowers: true });
  host.worksIn(folder);
  return {
    name: 'filigree',
    parserOverride: (code, parserOptions, parse) => {
      const transformed = host.transform(code, parserOptions.sourceFileName ?? 'unknown.ts');
      return transformed ? restorePlaces(parse(transformed.code, parserOptions), transformed.map) : undefined;
    },
  };
}
