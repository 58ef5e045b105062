import { readFileSync } from 'node:fs';
import { Host } from './host/host.js';
import type { TransformOptions } from './host/options.js';

export type { FilePattern, TransformOptions } from './host/options.js';

/** Bun's builder, as far as it is used here. */
export interface BunBuilder {
  onLoad(constraints: { filter: RegExp }, callback: (file: { path: string; loader: string }) => { contents: string; loader: string }): unknown;
}

/** A plugin of Bun, for `Bun.plugin` and for `Bun.build`. */
export interface BunPlugin {
  name: string;
  setup(build: BunBuilder): void;
}

/**
 * Bun must be given the text of every file that it asks for, and what a plugin gives is an ES module (1.4 leaves
 * CommonJS's `exports` empty): so it is not asked about packages, nor about files that may be CommonJS.
 */
const OWN_MODULES = /^(?!.*[\\/]node_modules[\\/]).*\.(?:m?tsx?|mjs|jsx)$/;

/**
 * The transform as a plugin of Bun.
 *
 * @example
 * // preload.ts, named in bunfig.toml: preload = ["./preload.ts"]
 * import filigree from 'filigree/bun';
 * Bun.plugin(filigree());
 */
export default function filigree(options?: TransformOptions): BunPlugin {
  const host = new Host(options, { lowers: false, builds: false });
  return {
    name: 'filigree',
    setup: (build) => void build.onLoad({ filter: OWN_MODULES }, ({ path, loader }) => ({ contents: load(path, host), loader })),
  };
}

/** At once: what a plugin loads later cannot be required. */
function load(path: string, host: Host): string {
  const code = readFileSync(path, 'utf8');
  const transformed = host.transform(code, path);
  return transformed ? `${transformed.code}\n//# sourceMappingURL=${transformed.map.toUrl()}` : code;
}
