import type { RawEntry, RawSpan, RawValue } from '../../exporters/otlp/support/proto.js';

export const TRACE = '0af7651916cd43dd8448eb211c80319c';
export const TRACE_UUID = '0af76519-16cd-43dd-8448-eb211c80319c';
export const ROOT = 'b7ad6b7169203331';
export const CHILD = '00f067aa0ba902b7';

/** Our form of a span's id. */
export const uuidOf = (hex: string): string => `00000000-0000-0000-${hex.slice(0, 4)}-${hex.slice(4)}`;

/** Attributes in OTLP's JSON. */
export function entries(attributes: Record<string, unknown>): RawEntry[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));
}

function valueOf(value: unknown): RawValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  return { kvlistValue: { values: entries(value as Record<string, unknown>) } };
}

/** A root span; `fields` say what is particular to it. */
export function rawSpan(attributes: Record<string, unknown> = {}, fields: Partial<RawSpan> = {}): Partial<RawSpan> {
  const times = { startTimeUnixNano: '1790000000000001000', endTimeUnixNano: '1790000000000002000' };
  return { traceId: TRACE, spanId: ROOT, name: 'step', kind: 1, ...times, attributes: entries(attributes), ...fields };
}

export function requestOf(spans: readonly object[], resource: Record<string, unknown> = {}, scope: object = {}): object {
  return { resourceSpans: [{ resource: { attributes: entries(resource) }, scopeSpans: [{ scope, spans }] }] };
}
