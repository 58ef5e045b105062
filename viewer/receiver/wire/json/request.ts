import { NO_SCOPE } from '../request.js';
import { Allowance } from '../allowance.js';
import { Malformed, TooMuch } from '../malformed.js';
import { Pauses } from '../pauses.js';
import { isAbsent, list, object, text } from './fields.js';
import { readSpan } from './span.js';
import { readAttributes } from './values.js';
import type { Paused } from '../pauses.js';
import type { SpanGroup, WireScope, WireSpan } from '../request.js';

/** Commas, brackets and braces: each value has one, and takes up to a hundred bytes of memory once it is parsed. */
const MAX_MARKS = 12_000_000;
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/**
 * Reads an ExportTraceServiceRequest in OTLP's JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding):
 * names in lowerCamelCase, ids in hex of any case. Unknown fields, `snake_case` ones too, are ignored.
 * @throws Malformed, TooMuch; nothing else, whatever the text is.
 */
export function* readJson(body: Buffer): Paused<SpanGroup[]> {
  const allowance = new Allowance();
  const pauses = new Pauses();
  const groups: SpanGroup[] = [];
  const request = object(parse(body), 'the request');
  yield;
  for (const value of list(request['resourceSpans'], 'resourceSpans')) yield* readResourceSpans(value, allowance, pauses, groups);
  return groups;
}

function parse(body: Buffer): unknown {
  if (body.length > MAX_MARKS && marksIn(body) > MAX_MARKS) throw new TooMuch('expected fewer values in one request; send fewer spans at a time');
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch (error) {
    throw new Malformed(`expected JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

function marksIn(body: Buffer): number {
  let marks = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (byte === COMMA || byte === BRACKET || byte === BRACE) marks += 1;
  }
  return marks;
}

function* readResourceSpans(value: unknown, allowance: Allowance, pauses: Pauses, groups: SpanGroup[]): Paused<void> {
  allowance.part();
  const { resource: of, scopeSpans } = object(value, 'resourceSpans');
  const resource = readAttributes(object(of, 'resource')['attributes'], allowance);
  for (const group of list(scopeSpans, 'scopeSpans')) {
    allowance.part();
    const { scope, spans } = object(group, 'scopeSpans');
    groups.push({ resource, scope: readScope(scope, allowance), spans: yield* readSpans(spans, allowance, pauses) });
  }
}

function* readSpans(value: unknown, allowance: Allowance, pauses: Pauses): Paused<WireSpan[]> {
  const spans: WireSpan[] = [];
  for (const span of list(value, 'spans')) {
    spans.push(readSpan(span, allowance));
    if (pauses.due) yield;
  }
  return spans;
}

function readScope(value: unknown, allowance: Allowance): WireScope {
  if (isAbsent(value)) return NO_SCOPE;
  const { attributes, name, version } = object(value, 'scope');
  return { name: text(name, 'name'), version: text(version, 'version'), attributes: readAttributes(attributes, allowance) };
}
