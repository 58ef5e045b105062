import type { TransformOptions } from '../host/options.js';
import type { RollupPlugin } from './plugins.js';
import { bundlers } from './unplugin.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/**
 * The transform as a plugin of Rolldown.
 *
 * @example
 * // rolldown.config.js
 * import filigree from 'filigree/rolldown';
 * export default { plugins: [filigree()] };
 */
export default function filigree(options?: TransformOptions): RollupPlugin {
  return bundlers.rolldown(options) as RollupPlugin;
}
