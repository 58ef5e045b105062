import { createUnplugin, type UnpluginOptions } from 'unplugin';
import { READABLE } from '../host/files.js';
import { Host } from '../host/host.js';
import type { TransformOptions } from '../host/options.js';

/**
 * Bundlers behind which nothing lowers standard decorators. The others have a compiler of their own, or a loader, that
 * does; esbuild's says so in its target.
 */
const KEEP_DECORATORS: ReadonlySet<string> = new Set(['vite', 'rolldown']);

/** One plugin for all bundlers. It runs before everything else, so that it sees what the user wrote. */
export const bundlers = createUnplugin<TransformOptions | undefined>((options, { framework }) => {
  const host = new Host(options, { lowers: !KEEP_DECORATORS.has(framework) });
  return { name: 'filigree', enforce: 'pre', transform: transformHook(host), ...settingsOf(host) };
});

/** The filter is a bundler's own where it has one: files that do not matter never reach JavaScript. */
function transformHook(host: Host): UnpluginOptions['transform'] {
  return {
    filter: { id: READABLE, code: host.words },
    handler: (code, id) => host.transform(code, id),
  };
}

/** Where each bundler says in which folder it works. */
function settingsOf(host: Host): Partial<UnpluginOptions> {
  return {
    vite: { configResolved: ({ root }: { root: string }) => host.worksIn(root) },
    webpack: ({ context }) => host.worksIn(context),
    rspack: ({ context }) => host.worksIn(context),
    esbuild: { config: (options) => readEsbuild(host, options), onLoadFilter: READABLE, loader: 'default' },
  };
}

/** esbuild lowers decorators for every target but `esnext`, which is its default. */
function readEsbuild(host: Host, { absWorkingDir, target = 'esnext' }: { absWorkingDir?: string; target?: string | string[] }): void {
  host.worksIn(absWorkingDir);
  host.lowers = ![target].flat().some((one) => one.toLowerCase() === 'esnext');
}
