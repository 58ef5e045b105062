import { resolveConfig } from './config.js';
import { Engine } from './engine.js';
import { FiligreeError } from './errors.js';
import { registry } from './registry.js';
import { Reporter } from './reporter.js';
import type { ExportReport } from './counts.js';

/** What to ship, and how long to try. */
export interface ShipOptions {
  /** The store's folder. */
  readonly dir: string;
  /** Names the exporters, as it does for a program that configures none. */
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly onError: (error: FiligreeError) => void;
}

/** How long the exporters may take to close. */
const CLOSE_MS = 1000;

/**
 * Delivers what processes that have ended left in a store, to the destinations that the environment names; each gets only
 * what was recorded for it. Resolves to the counts of each exporter. Throws a `FiligreeError` for a bad variable.
 */
export async function ship({ dir, env, timeoutMs, onError }: ShipOptions): Promise<ExportReport> {
  const config = resolveConfig({ store: { dir }, onError }, env, (error) => {
    throw error;
  });
  return deliver(new Engine(config, new Reporter(onError)), timeoutMs);
}

/** The same with the exporters and the store of a program that has called `configure`. */
export async function shipConfigured(timeoutMs: number): Promise<ExportReport> {
  return registry.engine === undefined ? {} : deliver(registry.engine, timeoutMs);
}

async function deliver(engine: Engine, timeoutMs: number): Promise<ExportReport> {
  await engine.flush(timeoutMs);
  return engine.shutdown(CLOSE_MS);
}
