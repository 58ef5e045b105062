import protobuf from 'protobufjs';
import { SCHEMA } from '../../exporters/otlp/support/proto.js';
import type { RawRequest, RawSpan } from '../../exporters/otlp/support/proto.js';

const { root } = protobuf.parse(SCHEMA);
const request = root.lookupType('ExportTraceServiceRequest');
const response = root.lookupType('ExportTraceServiceResponse');
const status = protobuf.parse('syntax = "proto3"; message Status { int32 code = 1; string message = 2; }').root.lookupType('Status');

/** A request in OTLP's JSON, in the binary encoding, by a library that is not ours. */
export function encodeRequest(value: object): Buffer {
  const { resourceSpans = [] } = value as RawRequest;
  const binary = { resourceSpans: resourceSpans.map((group) => ({ ...group, scopeSpans: group.scopeSpans.map((scoped) => ({ ...scoped, spans: scoped.spans.map(withBytes) })) })) };
  return Buffer.from(request.encode(request.fromObject(binary)).finish());
}

/** protobufjs takes bytes as bytes or base64. */
function withBytes(span: RawSpan): object {
  const bytes = (hex: string | undefined) => (hex === undefined ? undefined : Buffer.from(hex, 'hex'));
  const links = span.links?.map((link) => ({ ...link, traceId: bytes(link.traceId), spanId: bytes(link.spanId) }));
  return { ...span, traceId: bytes(span.traceId), spanId: bytes(span.spanId), parentSpanId: bytes(span.parentSpanId), ...(links && { links }) };
}

export function decodeResponse(body: Buffer): object {
  return response.toObject(response.decode(body), { longs: String });
}

export function decodeStatus(body: Buffer): { code?: number; message?: string } {
  return status.toObject(status.decode(body));
}
