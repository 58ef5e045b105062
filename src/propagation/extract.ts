import { CallSite } from '../call-site.js';
import { now } from '../clock.js';
import { engine } from '../engine.js';
import { registry } from '../registry.js';
import { TraceRecording } from '../trace.js';
import { parseBaggage } from './baggage.js';
import { read } from './carrier.js';
import { merge } from './propagate.js';
import { parseTraceparent } from './traceparent.js';
import type { Carrier } from './carrier.js';
import type { Propagated, Scope } from '../scope.js';

const REMOTE = new CallSite({});

/**
 * Runs `fn` as a continuation of the work that `inject` wrote into the carrier: spans that open inside belong to that
 * trace and hang under that span; session, user, tags and metadata come along. A carrier that says nothing, or what is
 * not W3C Trace Context, is counted in `stats().ignored`, and `fn` runs as if there were none. Returns what `fn` returns.
 *
 * @example
 * ```ts
 * import { currentTrace, extract, inject, startTrace } from 'filigree';
 *
 * const caller = startTrace('caller');
 * const message = inject({});
 * caller.end();
 * const traceId = extract(message, () => currentTrace()?.traceId);
 * console.log(traceId === caller.traceId); // true
 * ```
 */
export function extract<T>(carrier: Carrier, fn: () => T): T {
  const scope = registry.enabled ? scopeOf(carrier) : undefined;
  return scope === undefined ? fn() : registry.storage.run(scope, fn);
}

function scopeOf(carrier: Carrier): Scope | undefined {
  try {
    const propagated = propagatedOf(carrier);
    const trace = traceOf(carrier, propagated);
    return trace === undefined && propagated === undefined ? undefined : { recording: trace, propagated };
  } catch {
    engine().misuse('extract', 'a carrier such as request headers', carrier);
    return undefined;
  }
}

function propagatedOf(carrier: Carrier): Propagated | undefined {
  const baggage = read(carrier, 'baggage');
  return baggage === undefined ? undefined : merge(registry.storage.getStore(), parseBaggage(baggage));
}

/** The other process began that trace and will end it: here it is never announced and never closed. */
function traceOf(carrier: Carrier, propagated: Propagated | undefined): TraceRecording | undefined {
  const traceparent = read(carrier, 'traceparent');
  if (traceparent === undefined) return undefined;
  const parent = parseTraceparent(traceparent, read(carrier, 'tracestate'));
  if (parent === undefined) {
    engine().ignored('extract: malformed traceparent');
    return undefined;
  }
  const trace = new TraceRecording(REMOTE, 'remote', now(), { recording: undefined, propagated }, parent.sampled);
  trace.continues(parent);
  return trace;
}
