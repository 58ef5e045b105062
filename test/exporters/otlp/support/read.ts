import { decodeRequest } from './proto.js';
import type { RawEntry, RawRequest, RawSpan, RawValue } from './proto.js';

/** A span as a backend understands it. */
export interface ReadSpan extends Omit<RawSpan, 'attributes' | 'events'> {
  attributes: Record<string, unknown>;
  events: { name: string; timeUnixNano: string; attributes: Record<string, unknown> }[];
  resource: Record<string, unknown>;
  scope: { name: string; version: string };
}

/** What a request says, whichever encoding it is in. */
export function readRequest(body: Buffer, contentType: string | undefined): ReadSpan[] {
  const request = contentType === 'application/json' ? (JSON.parse(body.toString()) as RawRequest) : decodeRequest(body);
  return (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => readSpan(span, attributesOf(resource.attributes), scope))),
  );
}

function readSpan(span: RawSpan, resource: Record<string, unknown>, scope: ReadSpan['scope']): ReadSpan {
  const events = (span.events ?? []).map((event) => ({ ...event, attributes: attributesOf(event.attributes) }));
  return { ...span, attributes: attributesOf(span.attributes), events, resource, scope };
}

/** Throws when a key comes twice, which the protocol forbids. The binary decoder leaves out what is empty. */
export function attributesOf(entries: readonly RawEntry[] = []): Record<string, unknown> {
  const keys = entries.map(({ key = '' }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new Error(`the attribute ${twice} comes twice`);
  return Object.fromEntries(entries.map(({ key = '', value = {} }) => [key, readValue(value)]));
}

/** An integer that is not safe is a bigint; an empty value is `null`. */
export function readValue(value: RawValue): unknown {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return integer(value.intValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  if (value.bytesValue !== undefined) return Buffer.from(value.bytesValue, 'base64');
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(readValue);
  return value.kvlistValue === undefined ? null : attributesOf(value.kvlistValue.values);
}

function integer(text: string): number | bigint {
  return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
}
