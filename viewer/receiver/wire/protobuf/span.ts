import { UNSET } from '../request.js';
import { FIXED64, LENGTH, VARINT } from './reader.js';
import { readEntry } from './values.js';
import type { Allowance } from '../allowance.js';
import type { WireEvent, WireLink, WireSpan, WireStatus } from '../request.js';
import type { Reader } from './reader.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export function readSpan(reader: Reader, allowance: Allowance): WireSpan {
  allowance.span();
  const attributes = new Map<string, unknown>();
  const events: WireEvent[] = [];
  const links: WireLink[] = [];
  const span: Writable<WireSpan> = { traceId: '', spanId: '', parentSpanId: '', name: '', startTime: 0n, endTime: 0n, attributes, events, links, status: UNSET };
  while (reader.next()) {
    if (reader.is(FIXED64) && reader.field === 7) span.startTime = reader.fixed64();
    else if (reader.is(FIXED64) && reader.field === 8) span.endTime = reader.fixed64();
    else if (!reader.is(LENGTH)) reader.skip();
    else if (reader.field === 9) readEntry(reader.message(), allowance, attributes);
    else if (reader.field === 11) events.push(readEvent(reader.message(), allowance));
    else if (reader.field === 13) links.push(readLink(reader.message(), allowance));
    else readHead(reader, span);
  }
  return span;
}

function readHead(reader: Reader, span: Writable<WireSpan>): void {
  switch (reader.field) {
    case 1:
      span.traceId = reader.hex();
      break;
    case 2:
      span.spanId = reader.hex();
      break;
    case 4:
      span.parentSpanId = reader.hex();
      break;
    case 5:
      span.name = reader.text();
      break;
    case 15:
      span.status = readStatus(reader.message());
      break;
    default:
      reader.skip();
  }
}

function readEvent(reader: Reader, allowance: Allowance): WireEvent {
  allowance.part();
  const attributes = new Map<string, unknown>();
  let [name, time] = ['', 0n];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(FIXED64)) time = reader.fixed64();
    else if (reader.field === 2 && reader.is(LENGTH)) name = reader.text();
    else if (reader.field === 3 && reader.is(LENGTH)) readEntry(reader.message(), allowance, attributes);
    else reader.skip();
  }
  return { name, time, attributes };
}

function readLink(reader: Reader, allowance: Allowance): WireLink {
  allowance.part();
  const attributes = new Map<string, unknown>();
  let [traceId, spanId] = ['', ''];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) traceId = reader.hex();
    else if (reader.field === 2 && reader.is(LENGTH)) spanId = reader.hex();
    else if (reader.field === 4 && reader.is(LENGTH)) readEntry(reader.message(), allowance, attributes);
    else reader.skip();
  }
  return { traceId, spanId, attributes };
}

function readStatus(reader: Reader): WireStatus {
  let [message, code] = ['', 0];
  while (reader.next()) {
    if (reader.field === 2 && reader.is(LENGTH)) message = reader.text();
    else if (reader.field === 3 && reader.is(VARINT)) code = Number(BigInt.asIntN(32, reader.varint()));
    else reader.skip();
  }
  return { code, message };
}
