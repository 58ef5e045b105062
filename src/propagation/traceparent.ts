/** W3C Trace Context: https://www.w3.org/TR/trace-context/ (level 2). */

/** Where work in another process goes on from. Ids in UUID form. */
export interface RemoteParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const OWN_ENTRY = /(?:^|,)\s*filigree=([0-9a-f]{32})\s*(?:,|$)/;
const ZEROS = /^0+$/;

/** Longest `tracestate` that is looked at; the specification asks for at least 512 characters to be passed on. */
const MAX_STATE = 4096;

/** The `traceparent` header. On this wire a span's id is the last 8 bytes of its UUID. */
export function formatTraceparent({ traceId, spanId, sampled }: RemoteParent): string {
  return `00-${compact(traceId)}-${compact(spanId).slice(16)}-${sampled ? '01' : '00'}`;
}

/** Our entry of the `tracestate` header: the whole UUID of the span. */
export function formatTracestate({ spanId }: RemoteParent): string {
  return `filigree=${compact(spanId)}`;
}

/** Reads both headers; `undefined` where `traceparent` is not what the specification says. */
export function parseTraceparent(traceparent: string, tracestate: string | undefined): RemoteParent | undefined {
  const [, version, traceId, spanId, flags, rest] = TRACEPARENT.exec(traceparent.slice(0, 256)) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (ZEROS.test(traceId!) || ZEROS.test(spanId!)) return undefined;
  const own = OWN_ENTRY.exec(tracestate?.slice(0, MAX_STATE) ?? '')?.[1];
  const whole = own?.endsWith(spanId!) ? own : `${'0'.repeat(16)}${spanId}`;
  return { traceId: uuid(traceId!), spanId: uuid(whole), sampled: (parseInt(flags!, 16) & 1) === 1 };
}

function compact(id: string): string {
  return id.replaceAll('-', '');
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
