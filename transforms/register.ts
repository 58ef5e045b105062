/**
 * `node --import filigree/register agent.ts`: filigree's decorators and names for a program that Node runs from its
 * source. Before tsx, if tsx is there too: hooks that are registered first get the text first.
 */
import * as module from 'node:module';
import { showSourceMaps } from './node/source-maps.js';
import type { LoadHook } from './node/load.js';

/** Node's types of version 20 do not have it; Node has it from 22.15 and 23.5 on. */
const { registerHooks } = module as { registerHooks?: (hooks: { load: LoadHook }) => void };

showSourceMaps();
if (registerHooks) {
  const { load } = await import('./node/load.js');
  registerHooks({ load });
} else {
  module.register('./node-hooks.js', import.meta.url);
}
