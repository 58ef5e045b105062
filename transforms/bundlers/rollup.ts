import type { TransformOptions } from '../host/options.js';
import type { RollupPlugin } from './plugins.js';
import { bundlers } from './unplugin.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/**
 * The transform as a plugin of Rollup.
 *
 * @example
 * // rollup.config.js; first, before the plugin that compiles TypeScript
 * import filigree from 'filigree/rollup';
 * export default { plugins: [filigree(), esbuild()] };
 */
export default function filigree(options?: TransformOptions): RollupPlugin {
  return bundlers.rollup(options) as RollupPlugin;
}
