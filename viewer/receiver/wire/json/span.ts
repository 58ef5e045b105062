import { UNSET } from '../request.js';
import { expected, integer64, isAbsent, list, object, text } from './fields.js';
import { readAttributes } from './values.js';
import type { Allowance } from '../allowance.js';
import type { WireEvent, WireLink, WireSpan, WireStatus } from '../request.js';

export function readSpan(value: unknown, allowance: Allowance): WireSpan {
  allowance.span();
  const span = object(value, 'spans');
  return {
    traceId: hex(span['traceId'], 'traceId'),
    spanId: hex(span['spanId'], 'spanId'),
    parentSpanId: hex(span['parentSpanId'], 'parentSpanId'),
    name: text(span['name'], 'name'),
    startTime: time(span['startTimeUnixNano'], 'startTimeUnixNano'),
    endTime: time(span['endTimeUnixNano'], 'endTimeUnixNano'),
    attributes: readAttributes(span['attributes'], allowance),
    events: list(span['events'], 'events').map((event) => readEvent(event, allowance)),
    links: list(span['links'], 'links').map((link) => readLink(link, allowance)),
    status: readStatus(span['status']),
  };
}

function readEvent(value: unknown, allowance: Allowance): WireEvent {
  allowance.part();
  const event = object(value, 'events');
  return { name: text(event['name'], 'name'), time: time(event['timeUnixNano'], 'timeUnixNano'), attributes: readAttributes(event['attributes'], allowance) };
}

function readLink(value: unknown, allowance: Allowance): WireLink {
  allowance.part();
  const link = object(value, 'links');
  return { traceId: hex(link['traceId'], 'traceId'), spanId: hex(link['spanId'], 'spanId'), attributes: readAttributes(link['attributes'], allowance) };
}

/** OTLP writes ids as hex, where protobuf's own JSON has base64; whether it is hex is seen when the id is used. */
function hex(value: unknown, name: string): string {
  return text(value, name).toLowerCase();
}

function time(value: unknown, name: string): bigint {
  return BigInt.asUintN(64, integer64(value, name));
}

/** Names are against the specification, and the Collector takes them. */
const CODES: ReadonlyMap<unknown, number> = new Map([
  ['STATUS_CODE_UNSET', 0],
  ['STATUS_CODE_OK', 1],
  ['STATUS_CODE_ERROR', 2],
]);

function readStatus(value: unknown): WireStatus {
  if (isAbsent(value)) return UNSET;
  const { code, message } = object(value, 'status');
  const known = CODES.get(code) ?? (isAbsent(code) ? 0 : code);
  if (typeof known !== 'number') throw expected('a status code', 'code', code);
  return { code: known, message: text(message, 'message') };
}
