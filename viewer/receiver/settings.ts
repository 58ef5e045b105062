import { resolveConfig } from '../../src/config.js';
import type { FiligreeError } from '../../src/errors.js';
import type { ReceiverOptions } from './start.js';

/** What the variables that programs obey say to a receiver; a bad one is told, and counts as not set. */
export function settingsOf(dir: string, env: NodeJS.ProcessEnv, onBadVariable: (error: FiligreeError) => void): Required<Omit<ReceiverOptions, 'port'>> {
  const { redact, store } = resolveConfig({ exporters: [], store: { dir } }, env, onBadVariable);
  if (store === false) throw new Error('expected a store, which was given');
  return { dir, maxBytes: store.maxBytes, redact: redact !== false };
}
