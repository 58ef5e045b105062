import { openRecording } from '../context.js';
import { engine } from '../engine.js';
import { FiligreeError } from '../errors.js';
import { registry } from '../registry.js';
import { registeredManager } from './api.js';
import { Connection } from './connection.js';
import { placeAt } from './place.js';
import type { OtelContext } from './api.js';
import type { Place } from './place.js';
import type { Recording } from '../recording.js';
import type { Scope } from '../scope.js';

const { otel } = registry;

/**
 * Where a new recording stands among the spans of OpenTelemetry. An SDK is looked for when a trace opens, so without one
 * a span costs one test, and a trace one look at the global object.
 */
export function placeOf(parent: Recording | undefined, outer: Scope | undefined): Place | undefined {
  return parent !== undefined && otel.connection === undefined ? parent.place : placeNow(parent, outer);
}

function placeNow(parent: Recording | undefined, outer: Scope | undefined): Place | undefined {
  try {
    if (parent === undefined) look();
    const named = parent !== undefined && parent !== openRecording(outer);
    const { connection } = otel;
    return connection === undefined ? undefined : placeAt(connection.span, parent, named);
  } catch (error) {
    disconnect(error);
    return parent?.place;
  }
}

/** OpenTelemetry's context of now, for a body that will run later; `undefined` without an SDK. */
export function otelContext(): OtelContext | undefined {
  try {
    return otel.connection?.context;
  } catch (error) {
    disconnect(error);
    return undefined;
  }
}

/** Runs `fn` in a context of before. */
export function inOtelContext<T>(context: OtelContext | undefined, fn: () => T): T {
  const { connection } = otel;
  return connection === undefined || context === undefined ? fn() : connection.within(context, fn);
}

function look(): void {
  if (!registry.enabled) return;
  const manager = registeredManager();
  if (manager === otel.manager) return;
  otel.manager = manager;
  otel.connection = undefined;
  if (manager !== undefined) otel.connection = new Connection(manager, disconnect);
}

/** An SDK of an unknown kind: the two go on side by side. At the end of the stack it is nobody's fault. */
function disconnect(error: unknown): void {
  if (error instanceof RangeError) return engine().ignored('calls at the end of the stack');
  otel.connection = undefined;
  const message = 'the OpenTelemetry SDK of this program is of a kind that is not known; its spans and ours are recorded apart. Please report it with the SDK and its version';
  engine().reporter.report(new FiligreeError('FILIGREE_OPENTELEMETRY_APART', message, { cause: error }));
}
