import type { TransformOptions } from '../host/options.js';
import type { EsbuildPlugin } from './plugins.js';
import { bundlers } from './unplugin.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/**
 * The transform as a plugin of esbuild.
 *
 * @example
 * import filigree from 'filigree/esbuild';
 * await build({ plugins: [filigree()] });
 */
export default function filigree(options?: TransformOptions): EsbuildPlugin {
  return bundlers.esbuild(options) as EsbuildPlugin;
}
