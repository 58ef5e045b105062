/**
 * What a client of OTLP sent, whichever encoding it came in. Ids are lower-case hex and not checked yet; times are
 * nanoseconds since the Unix epoch; values are what JavaScript has for them (64-bit integers that are not safe are
 * decimal text).
 */
export type Attributes = ReadonlyMap<string, unknown>;

export interface WireEvent {
  readonly name: string;
  readonly time: bigint;
  readonly attributes: Attributes;
}

export interface WireLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Attributes;
}

export interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly startTime: bigint;
  readonly endTime: bigint;
  readonly attributes: Attributes;
  readonly events: readonly WireEvent[];
  readonly links: readonly WireLink[];
  readonly status: WireStatus;
}

export interface WireStatus {
  /** 0 unset, 1 ok, 2 error. */
  readonly code: number;
  readonly message: string;
}

/** The library that made the spans. */
export interface WireScope {
  readonly name: string;
  readonly version: string;
  readonly attributes: Attributes;
}

/** Spans of one library in one program. */
export interface SpanGroup {
  readonly resource: Attributes;
  readonly scope: WireScope;
  readonly spans: readonly WireSpan[];
}

export const NO_ATTRIBUTES: Attributes = new Map();
export const NO_SCOPE: WireScope = { name: '', version: '', attributes: NO_ATTRIBUTES };
export const UNSET: WireStatus = { code: 0, message: '' };
