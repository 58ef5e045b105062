import { GENERAL } from '../names/general.js';
import type { ErrorRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';

/** Writes a thrown error: its type at the span, and all of it as the event `exception` at the time when the span ended. */
export function writeError({ attributes, request }: Mapping, error: ErrorRecord, time: number): void {
  attributes.text(GENERAL.ERROR_TYPE, error.type);
  request.beginEvent(GENERAL.EXCEPTION, time);
  request.text(GENERAL.EXCEPTION_TYPE, error.type);
  request.text(GENERAL.EXCEPTION_MESSAGE, error.message);
  const stack = stackOf(error);
  if (stack !== undefined) request.text(GENERAL.EXCEPTION_STACK, stack);
  request.endEvent();
}

/** The conventions have no attribute for causes: they stand below the stack, as other runtimes print them. */
function stackOf(error: ErrorRecord): string | undefined {
  let text = error.stack;
  for (let cause = error.cause; cause !== undefined; cause = cause.cause) {
    text = `${text ?? headOf(error)}\nCaused by: ${cause.stack ?? headOf(cause)}`;
  }
  return text;
}

function headOf({ type, message }: ErrorRecord): string {
  return `${type}: ${message}`;
}
