/** Takes attributes of whatever was opened last: a resource, a span or an event. A key comes once at most. */
export interface AttributeWriter {
  text(key: string, value: string): void;
  integer(key: string, value: number): void;
  double(key: string, value: number): void;
  boolean(key: string, value: boolean): void;
  texts(key: string, values: readonly string[]): void;
  /** A value of any shape: objects and lists keep their structure. `undefined` is left out. */
  value(key: string, value: unknown): void;
}

/** What a span has besides attributes, events and links. */
export interface SpanHead {
  /** UUID. */
  readonly traceId: string;
  readonly spanId: SpanId;
  readonly parentSpanId?: SpanId;
  readonly name: string;
  readonly kind: OtlpKind;
  /** Microseconds since the Unix epoch. */
  readonly startTime: number;
  readonly endTime: number;
}

/** A UUID: its last 8 bytes are the id on this wire. */
export type SpanId = string;

/** `SpanKind` of the protocol; a constant object because enumerations are no part of erasable TypeScript. */
export const OTLP_KIND = { INTERNAL: 1, CLIENT: 3 } as const;
export type OtlpKind = (typeof OTLP_KIND)[keyof typeof OTLP_KIND];

/** `Status.StatusCode` of the protocol. `Ok` is for a person or a program that judged the span: never set by us. */
export const STATUS_ERROR = 2;

/** Which program spans come from. Made once and compared by identity. */
export type Resource = ReadonlyMap<string, unknown>;

/**
 * Writes one ExportTraceServiceRequest, in either encoding. Order of calls: `resource` (again where it changes), then for
 * each span `beginSpan`, attributes, events and links in any order, `endSpan`; at last `finish`.
 */
export interface RequestWriter extends AttributeWriter {
  /** How many spans were written since the last `finish`. */
  readonly spans: number;
  resource(resource: Resource): void;
  beginSpan(head: SpanHead): void;
  beginEvent(name: string, time: number): void;
  endEvent(): void;
  link(traceId: string, spanId: SpanId): void;
  failed(message: string): void;
  endSpan(): void;
  /** The whole request, valid for as long as the caller likes; the writer is empty then. */
  finish(): Uint8Array;
}

/** `flags` of a span: sampled (W3C trace flags), and from bit 8 on whether it is known that the parent is remote. */
const SAMPLED = 0x001;
const REMOTE_IS_KNOWN = 0x100;
const REMOTE = 0x200;

/** A parent from another library has only the 8 bytes of W3C Trace Context; the rest of its UUID is zero. */
export function flagsOf({ parentSpanId }: SpanHead): number {
  return parentSpanId?.startsWith('00000000-0000-0000') ? SAMPLED | REMOTE_IS_KNOWN | REMOTE : SAMPLED;
}
