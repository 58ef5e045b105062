import type { Features } from '../options.js';

/** A glob relative to `root`, or a regular expression for the whole path with forward slashes. */
export type FilePattern = string | RegExp;

/** The options of every host: of each bundler's plugin, of Babel's, of the loader, and of Bun's. */
export interface TransformOptions {
  /** The folder that recorded file names and globs are relative to. Default: the project folder of the bundler. */
  root?: string;
  /** Only these files. Default: JavaScript and TypeScript of every extension. */
  include?: FilePattern | readonly FilePattern[];
  /** Not these files, whatever `include` says. Default: what lies in a `node_modules`. */
  exclude?: FilePattern | readonly FilePattern[];
  /**
   * Modules that export filigree's functions under their own names: `'@acme/tracing'` as imports spell it, or a file
   * from the root, `'./src/tracing'`, however imports spell it. Default: none but `'filigree'`.
   */
  modules?: readonly string[];
  /** The parts of the transform, each on or off. */
  features?: Omit<Features, 'erase'> & {
    /**
     * Whether our standard decorators become plain code. Default: `'auto'`, that is where nothing behind the transform
     * lowers decorators, and not in a project whose tsconfig says `experimentalDecorators`.
     */
    erase?: boolean | 'auto';
  };
}
