import { NO_ATTRIBUTES, NO_SCOPE } from '../request.js';
import { Allowance } from '../allowance.js';
import { Pauses } from '../pauses.js';
import { LENGTH, Reader } from './reader.js';
import { readSpan } from './span.js';
import { readEntry } from './values.js';
import type { Paused } from '../pauses.js';
import type { Attributes, SpanGroup, WireScope, WireSpan } from '../request.js';

/**
 * Reads an ExportTraceServiceRequest in protobuf. Field numbers are those of opentelemetry-proto 1.x (trace.proto,
 * resource.proto, common.proto), which never change. Unknown fields are skipped.
 * @throws Malformed, TooMuch; nothing else, whatever the bytes are.
 */
export function* readProtobuf(body: Buffer): Paused<SpanGroup[]> {
  const allowance = new Allowance();
  const pauses = new Pauses();
  const groups: SpanGroup[] = [];
  const reader = new Reader(body);
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) yield* readResourceSpans(reader.message(), allowance, pauses, groups);
    else reader.skip();
  }
  return groups;
}

interface ScopeSpans {
  scope: WireScope;
  spans: WireSpan[];
}

/** A resource may stand behind the spans that it is of: fields have no order. */
function* readResourceSpans(reader: Reader, allowance: Allowance, pauses: Pauses, groups: SpanGroup[]): Paused<void> {
  allowance.part();
  let resource: Attributes = NO_ATTRIBUTES;
  const found: ScopeSpans[] = [];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) resource = readAttributes(reader.message(), allowance, 1);
    else if (reader.field === 2 && reader.is(LENGTH)) found.push(yield* readScopeSpans(reader.message(), allowance, pauses));
    else reader.skip();
  }
  for (const { scope, spans } of found) groups.push({ resource, scope, spans });
}

function* readScopeSpans(reader: Reader, allowance: Allowance, pauses: Pauses): Paused<ScopeSpans> {
  allowance.part();
  let scope = NO_SCOPE;
  const spans: WireSpan[] = [];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) scope = readScope(reader.message(), allowance);
    else if (reader.field === 2 && reader.is(LENGTH)) spans.push(readSpan(reader.message(), allowance));
    else reader.skip();
    if (pauses.due) yield;
  }
  return { scope, spans };
}

function readScope(reader: Reader, allowance: Allowance): WireScope {
  const attributes = new Map<string, unknown>();
  let [name, version] = ['', ''];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) name = reader.text();
    else if (reader.field === 2 && reader.is(LENGTH)) version = reader.text();
    else if (reader.field === 3 && reader.is(LENGTH)) readEntry(reader.message(), allowance, attributes);
    else reader.skip();
  }
  return { name, version, attributes };
}

function readAttributes(reader: Reader, allowance: Allowance, field: number): Attributes {
  const attributes = new Map<string, unknown>();
  while (reader.next()) {
    if (reader.field === field && reader.is(LENGTH)) readEntry(reader.message(), allowance, attributes);
    else reader.skip();
  }
  return attributes;
}
