import remapping from '@jridgewell/remapping';
import { Host } from './host/host.js';
import type { TransformOptions } from './host/options.js';

export type { FilePattern, TransformOptions } from './host/options.js';

/** What webpack and Turbopack give a loader, as far as it is used here. */
export interface LoaderContext {
  readonly resourcePath: string;
  readonly rootContext?: string;
  getOptions(): TransformOptions;
  callback(error: Error | null, code?: string, map?: unknown): void;
}

/** A loader is called once a file: what was said must outlive it. */
const hosts = new Map<string, Host>();

/**
 * The transform as a loader, for Turbopack, which takes webpack's loaders and no plugins. Turbopack's compiler lowers
 * no standard decorators, so they are erased.
 *
 * @example
 * // next.config.js
 * export default { turbopack: { rules: { '*.{ts,tsx}': { loaders: ['filigree/turbopack-loader'] } } } };
 */
const loader = function (this: LoaderContext, code: string, map?: unknown): void {
  load(this, code, map);
};
export default loader;

function load(context: LoaderContext, code: string, map: unknown): void {
  const transformed = hostOf(context).transform(code, context.resourcePath);
  if (!transformed) return context.callback(null, code, map);
  const maps = map ? remapping([transformed.map, map] as Parameters<typeof remapping>[0], () => null) : transformed.map;
  context.callback(null, transformed.code, maps);
}

function hostOf(context: LoaderContext): Host {
  const options = context.getOptions();
  const key = JSON.stringify([context.rootContext, options]);
  let host = hosts.get(key);
  if (!host) hosts.set(key, (host = new Host(options, { lowers: false })));
  host.worksIn(context.rootContext);
  return host;
}
