import { clearTimeout, setTimeout } from 'node:timers';
import type { Engine } from './engine.js';

/** How long a natural end of the process may wait for exporters. */
const NATURAL_END_MS = 1000;

let tied = false;
let waited = false;
let crash: unknown;
let crashed = false;

/**
 * Ties the engine to the end of the process, once: what was recorded is written on a natural end, on `process.exit()`
 * and on an uncaught error. No signal handler is installed, so no signal changes its meaning.
 */
export function endProcessWith(current: () => Engine | undefined): void {
  if (tied) return;
  tied = true;
  process.on('uncaughtExceptionMonitor', (error) => {
    // With a handler of the program's, the process goes on.
    if (process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()) return;
    crash = error;
    crashed = true;
  });
  process.on('beforeExit', () => deliver(current()));
  process.on('exit', () => current()?.exit(crashed ? { error: crash } : undefined));
}

/** On a natural end, exporters get a moment, once; the timer is what keeps the process for it. */
function deliver(engine: Engine | undefined): void {
  if (waited || engine === undefined || !engine.pending) return;
  waited = true;
  const hold = setTimeout(() => {}, NATURAL_END_MS);
  void engine.flush(NATURAL_END_MS).finally(() => clearTimeout(hold));
}
