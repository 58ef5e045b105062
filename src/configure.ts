import { resolveConfig } from './config.js';
import { Engine, engine, install } from './engine.js';
import { registry } from './registry.js';
import { Reporter } from './reporter.js';
import type { ConfigureOptions } from './config.js';
import type { ExportReport, Stats } from './counts.js';

const SHUTDOWN_MS = 5000;
const FLUSH_MS = 10_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Configures filigree; call it once, before the first span. Every option can also come from an environment variable
 * `FILIGREE_*`; an argument wins. A second call replaces the first: what was recorded until then is delivered as it was
 * configured.
 *
 * Throws a `FiligreeError` that names the first unknown option or bad value; nothing has changed then.
 *
 * @example
 * ```ts
 * import { configure } from 'filigree';
 * import { memory } from 'filigree/exporters/memory';
 *
 * configure({ project: 'support', environment: 'dev', exporters: [memory()], store: { dir: '.filigree' } });
 * ```
 */
export function configure(options: ConfigureOptions = {}): void {
  const config = resolveConfig(options, process.env, (error) => {
    throw error;
  });
  const next = new Engine(config, new Reporter(config.onError));
  if (registry.engine !== undefined) next.follow(registry.engine);
  install(next);
}

/**
 * Delivers what has been recorded so far. Resolves when every exporter has answered or `timeoutMs` (default 10,000) has
 * passed, to what each exporter has taken; never rejects.
 */
export async function flush(timeoutMs: number = FLUSH_MS): Promise<ExportReport> {
  return engine().flush(limit('flush', timeoutMs, FLUSH_MS));
}

/**
 * Ends what is still open as CANCELLED ("never ended"), delivers, and closes the store and the exporters. Resolves within
 * `timeoutMs` (default 5,000), to what each exporter has taken; never rejects. Calls after it are plain calls.
 */
export async function shutdown(timeoutMs: number = SHUTDOWN_MS): Promise<ExportReport> {
  registry.enabled = false;
  return engine().shutdown(limit('shutdown', timeoutMs, SHUTDOWN_MS));
}

/** A time limit that timers take; anything else is told, and the default counts. */
function limit(call: string, timeoutMs: unknown, fallback: number): number {
  if (typeof timeoutMs === 'number' && timeoutMs >= 0) return Math.min(timeoutMs, LONGEST_TIMER_MS);
  engine().misuse(call, 'milliseconds', timeoutMs);
  return fallback;
}

/** What was recorded, delivered, dropped and ignored so far, under the present configuration. */
export function stats(): Stats {
  return engine().stats();
}
