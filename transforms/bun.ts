import { readFile } from 'node:fs/promises';
import { Host } from './host/host.js';
import type { TransformOptions } from './host/options.js';

export type { FilePattern, TransformOptions } from './host/options.js';

/** Bun's builder, as far as it is used here. */
export interface BunBuilder {
  onLoad(constraints: { filter: RegExp }, callback: (file: { path: string; loader: string }) => Promise<{ contents: string; loader: string }>): unknown;
}

/** A plugin of Bun, for `Bun.plugin` and for `Bun.build`. */
export interface BunPlugin {
  name: string;
  setup(build: BunBuilder): void;
}

/** Bun must be given the text of every file that it asks for, so it is not asked about packages. */
const OWN_FILES = /^(?!.*[\\/]node_modules[\\/]).*\.[cm]?[jt]sx?$/;

/**
 * The transform as a plugin of Bun.
 *
 * @example
 * // preload.ts, named in bunfig.toml: preload = ["./preload.ts"]
 * import filigree from 'filigree/bun';
 * Bun.plugin(filigree());
 */
export default function filigree(options?: TransformOptions): BunPlugin {
  const host = new Host(options, { lowers: false });
  return {
    name: 'filigree',
    setup: (build) => void build.onLoad({ filter: OWN_FILES }, async ({ path, loader }) => ({ contents: await load(path, host), loader })),
  };
}

async function load(path: string, host: Host): Promise<string> {
  const code = await readFile(path, 'utf8');
  const transformed = host.transform(code, path);
  return transformed ? `${transformed.code}\n//# sourceMappingURL=${transformed.map.toUrl()}` : code;
}
