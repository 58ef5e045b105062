import { spanBody } from './span-body.js';
import type { SpanRecord } from '../../types.js';

/** A span as JSON, once: it can go through several requests until it has been taken. */
export interface EncodedSpan {
  readonly id: string;
  readonly json: string;
}

/** The server's limit for one request. */
const MOST_SPANS = 500;

/** The server itself has no limit, and took 70 MB; proxies before it often have one. A larger span goes alone. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** Spans as JSON, without those that were prepared and never begun: PandaProbe has no status for them. */
export function encodeSpans(spans: readonly SpanRecord[]): readonly EncodedSpan[] {
  return spans.filter(({ neverStarted, status }) => neverStarted !== true && status !== 'PENDING').map((span) => ({ id: span.spanId, json: JSON.stringify(spanBody(span)) }));
}

/** Groups that fit into one request each, in the same order. */
export function chunksOf(spans: readonly EncodedSpan[]): EncodedSpan[][] {
  const chunks: EncodedSpan[][] = [];
  let room = 0;
  for (const span of spans) {
    const last = chunks.at(-1);
    room -= span.json.length;
    if (last !== undefined && last.length < MOST_SPANS && room >= 0) last.push(span);
    else {
      chunks.push([span]);
      room = MOST_CHARACTERS - span.json.length;
    }
  }
  return chunks;
}

/** `[{…},{…}]` */
export function jsonOf(spans: readonly EncodedSpan[]): string {
  return `[${spans.map(({ json }) => json).join()}]`;
}
