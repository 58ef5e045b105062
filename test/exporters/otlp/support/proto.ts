import protobuf from 'protobufjs';

/** The part of opentelemetry-proto that traces need, written down for the tests from its documentation. */
export const SCHEMA = `
syntax = "proto3";
message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; string schema_url = 3; }
message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
message ScopeSpans { InstrumentationScope scope = 1; repeated Span spans = 2; string schema_url = 3; }
message InstrumentationScope { string name = 1; string version = 2; repeated KeyValue attributes = 3; uint32 dropped_attributes_count = 4; }
message Span {
  bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; bytes parent_span_id = 4; fixed32 flags = 16; string name = 5; int32 kind = 6;
  fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9; uint32 dropped_attributes_count = 10;
  repeated Event events = 11; uint32 dropped_events_count = 12; repeated Link links = 13; uint32 dropped_links_count = 14; Status status = 15;
}
message Event { fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3; uint32 dropped_attributes_count = 4; }
message Link { bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; repeated KeyValue attributes = 4; uint32 dropped_attributes_count = 5; fixed32 flags = 6; }
message Status { string message = 2; int32 code = 3; }
message KeyValue { string key = 1; AnyValue value = 2; }
message AnyValue {
  oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; ArrayValue array_value = 5; KeyValueList kvlist_value = 6; bytes bytes_value = 7; }
}
message ArrayValue { repeated AnyValue values = 1; }
message KeyValueList { repeated KeyValue values = 1; }
message ExportTraceServiceResponse { ExportTracePartialSuccess partial_success = 1; }
message ExportTracePartialSuccess { int64 rejected_spans = 1; string error_message = 2; }
`;

const { root } = protobuf.parse(SCHEMA);
const request = root.lookupType('ExportTraceServiceRequest');
const response = root.lookupType('ExportTraceServiceResponse');

/** A request in the shape of the JSON encoding, whichever it came in. */
export interface RawRequest {
  resourceSpans?: { resource: { attributes?: RawEntry[] }; scopeSpans: { scope: { name: string; version: string }; spans: RawSpan[] }[] }[];
}

export interface RawSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  flags: number;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: RawEntry[];
  events?: { timeUnixNano: string; name: string; attributes?: RawEntry[] }[];
  links?: { traceId: string; spanId: string }[];
  status?: { code: number; message?: string };
}

export interface RawEntry {
  key?: string;
  value?: RawValue;
}

export interface RawValue {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: string;
  doubleValue?: number | string;
  bytesValue?: string;
  arrayValue?: { values?: RawValue[] };
  kvlistValue?: { values?: RawEntry[] };
}

/** Decodes the binary encoding with a library that is not ours, to what the JSON encoding has: ids in hex, bytes in base64. */
export function decodeRequest(body: Uint8Array): RawRequest {
  const message = request.toObject(request.decode(body), { longs: String, bytes: String }) as RawRequest;
  for (const { scopeSpans = [] } of message.resourceSpans ?? []) for (const { spans = [] } of scopeSpans) for (const span of spans) hexIds(span);
  return message;
}

function hexIds(span: RawSpan): void {
  const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
  span.traceId = hex(span.traceId);
  span.spanId = hex(span.spanId);
  if (span.parentSpanId !== undefined) span.parentSpanId = hex(span.parentSpanId);
  for (const link of span.links ?? []) Object.assign(link, { traceId: hex(link.traceId), spanId: hex(link.spanId) });
}

/** The binary answer of a server. */
export function encodeResponse(rejectedSpans: number, errorMessage: string): Buffer {
  return Buffer.from(response.encode(response.fromObject({ partialSuccess: { rejectedSpans, errorMessage } })).finish());
}
