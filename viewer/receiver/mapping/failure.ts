import { GENERAL } from '../../../src/exporters/otlp/names/general.js';
import { textOf } from '../../../src/chat/chat.js';
import type { ErrorRecord } from '../../../src/types.js';
import type { WireEvent, WireSpan } from '../wire/request.js';
import type { AttributeReader } from './attribute-reader.js';

/** `Status.StatusCode` of the protocol. */
const ERROR = 2;

/** How a span failed, and the event that says it, which is not told once more. */
export interface Failure {
  readonly error: ErrorRecord | undefined;
  readonly event: WireEvent | undefined;
}

/** Why a span failed: its last exception, else what its status says. An exception of a span that did not fail is an event. */
export function readFailure({ events, status }: WireSpan, attributes: AttributeReader): Failure {
  const type = attributes.text(GENERAL.ERROR_TYPE);
  if (status.code !== ERROR) return { error: undefined, event: undefined };
  const event = events.findLast(({ name }) => name === GENERAL.EXCEPTION);
  return { error: event === undefined ? { type: type ?? 'Error', message: status.message } : fromException(event, type, status.message), event };
}

export function hasFailed({ status }: WireSpan): boolean {
  return status.code === ERROR;
}

function fromException({ attributes }: WireEvent, type: string | undefined, said: string): ErrorRecord {
  const stack = textOf(attributes.get(GENERAL.EXCEPTION_STACK));
  const error: ErrorRecord = { type: textOf(attributes.get(GENERAL.EXCEPTION_TYPE)) ?? type ?? 'Error', message: textOf(attributes.get(GENERAL.EXCEPTION_MESSAGE)) ?? said };
  return stack === undefined ? error : { ...error, stack };
}
