import { currentScope, openRecording } from '../context.js';
import { engine } from '../engine.js';
import { formatBaggage } from './baggage.js';
import { write } from './carrier.js';
import { parentOf } from './local-parent.js';
import { formatTraceparent, formatTracestate } from './traceparent.js';
import type { Carrier } from './carrier.js';
import type { RemoteParent } from './traceparent.js';

/**
 * Writes where the current work is into a carrier, for another process, worker or service to go on from: W3C
 * `traceparent`, `tracestate` (with the whole id of the span) and `baggage` (session, user, tags and metadata of
 * `propagate`). Outside of any trace only the baggage is written. Returns the carrier.
 *
 * @example
 * ```ts
 * import { inject, startTrace } from 'filigree';
 *
 * const headers = await startTrace('caller', async () => inject({} as Record<string, string>));
 * console.log(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/.test(headers.traceparent ?? '')); // true
 * ```
 */
export function inject<C extends Carrier>(carrier: C): C {
  try {
    const scope = currentScope();
    const recording = openRecording(scope);
    if (recording !== undefined) writeParent(carrier, parentOf(recording));
    const baggage = scope?.propagated && formatBaggage(scope.propagated);
    if (baggage) write(carrier, 'baggage', baggage);
  } catch {
    engine().misuse('inject', 'a carrier such as request headers, which can be written', carrier);
  }
  return carrier;
}

function writeParent(carrier: Carrier, parent: RemoteParent): void {
  write(carrier, 'traceparent', formatTraceparent(parent));
  write(carrier, 'tracestate', formatTracestate(parent));
}
