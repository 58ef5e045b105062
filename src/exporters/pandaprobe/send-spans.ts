import { ExportError } from '../export-error.js';
import { withoutBlamed } from './blame.js';
import { postSpans } from './call.js';
import { chunksOf, jsonOf } from './encoded-spans.js';
import { whileStoring } from './while-storing.js';
import type { EncodedSpan } from './encoded-spans.js';
import type { Sending } from './sending.js';
import type { Refusal } from './verdict.js';

/** What to do with spans whose trace the server does not know. */
export type WhenUnknown = (spans: readonly EncodedSpan[]) => Promise<void>;

/** Adds spans to a trace that the server knows, or soon will; those that it refuses are given up alone. */
export async function sendSpans(traceId: string, spans: readonly EncodedSpan[], sending: Sending, whenUnknown: WhenUnknown): Promise<void> {
  for (const chunk of chunksOf(spans)) await sendChunk(traceId, chunk, sending, whenUnknown);
}

async function sendChunk(traceId: string, chunk: readonly EncodedSpan[], sending: Sending, whenUnknown: WhenUnknown): Promise<void> {
  const verdict = await whileStoring(postSpans(traceId, jsonOf(chunk)), sending);
  if (verdict.kind === 'taken') return;
  if (verdict.kind === 'not-stored') return whenUnknown(chunk);
  for (const part of partsToTry(chunk, verdict, sending)) await sendChunk(traceId, part, sending, whenUnknown);
}

/** Without the spans that were named, or else in halves until the refused one stands alone. */
function partsToTry(chunk: readonly EncodedSpan[], refusal: Refusal, { refused }: Sending): (readonly EncodedSpan[])[] {
  const rest = withoutBlamed(chunk, refusal, refused);
  if (rest !== undefined) return rest.length === 0 ? [] : [rest];
  if (chunk.length > 1) return [chunk.slice(0, chunk.length >>> 1), chunk.slice(chunk.length >>> 1)];
  if (refusal.kind === 'too-large') throw new ExportError('too-large', refusal.message);
  refused.record(refusal.message);
  return [];
}
