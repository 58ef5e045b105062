import type { TransformOptions } from '../host/options.js';
import type { RollupPlugin } from './plugins.js';
import { bundlers } from './unplugin.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/**
 * The transform as a plugin of Vite.
 *
 * @example
 * // vite.config.ts
 * import filigree from 'filigree/vite';
 * export default { plugins: [filigree()] };
 */
export default function filigree(options?: TransformOptions): RollupPlugin {
  return bundlers.vite(options) as RollupPlugin;
}
