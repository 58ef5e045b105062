import type { TransformOptions } from '../host/options.js';
import type { CompilerPlugin } from './plugins.js';
import { bundlers } from './unplugin.js';

export type { FilePattern, TransformOptions } from '../host/options.js';

/**
 * The transform as a plugin of Rspack.
 *
 * @example
 * // rspack.config.js
 * import filigree from 'filigree/rspack';
 * export default { plugins: [filigree()] };
 */
export default function filigree(options?: TransformOptions): CompilerPlugin {
  return bundlers.rspack(options) as CompilerPlugin;
}
