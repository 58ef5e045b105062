import { FILIGREE } from '../names/general.js';
import { GEN_AI } from '../names/gen-ai.js';
import { namesOf } from '../names/kinds.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { wireTraceId } from '../otel-place.js';
import { writeCommon } from './common.js';
import { writeCost } from './cost.js';
import { writeKind } from './kinds.js';
import { writeParameters } from './parameters.js';
import { writeUsage } from './usage.js';
import { writeValues } from './values.js';
import { writeOwner } from './write-trace.js';
import type { SpanEvent, SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Owner } from './write-trace.js';

const MICROSECONDS = 1_000_000;

/** Writes a span under `parentSpanId`, or as the root. `owner` is what is known of its trace. */
export function writeSpan(mapping: Mapping, span: SpanRecord, parentSpanId: string | undefined, owner: Owner): void {
  const { attributes, json, openInference, request } = mapping;
  const { metadata, spanId, startTime, endTime = startTime } = span;
  const { operation, openInference: kind, otlp } = namesOf(span.kind);
  json.clear();
  request.beginSpan({ traceId: wireTraceId(span), spanId, parentSpanId, name: nameOf(span, operation), kind: otlp, startTime, endTime });
  attributes.begin(metadata);
  attributes.text(FILIGREE.KIND, span.kind);
  if (operation !== undefined) attributes.text(GEN_AI.OPERATION, operation);
  if (openInference) attributes.text(OPEN_INFERENCE.KIND, kind);
  writeOwner(mapping, owner);
  writeCommon(mapping, span);
  writeCall(mapping, span);
  writeValues(mapping, span, writeKind(mapping, span));
  if (span.events !== undefined) for (const event of span.events) writeEvent(mapping, event);
  request.endSpan();
}

/** `chat gpt-5.4`, `execute_tool search`: what the conventions name a span after; without a model it is our own name. */
function nameOf({ kind, model, name }: SpanRecord, operation: string | undefined): string {
  if (operation === undefined) return name;
  const target = kind === 'LLM' || kind === 'EMBEDDING' ? (model ?? name) : name;
  return `${operation} ${target}`;
}

/** What a call to a model has, whatever its kind; that of an `LLM` can have model and parameters in its input as well. */
function writeCall(mapping: Mapping, span: SpanRecord): void {
  const { cost, kind, metadata, model, modelParameters, tokenUsage } = span;
  if (model !== undefined && kind !== 'LLM') mapping.attributes.text(GEN_AI.REQUEST_MODEL, model);
  if (modelParameters !== undefined && kind !== 'LLM') writeParameters(mapping, modelParameters);
  if (tokenUsage !== undefined) writeUsage(mapping, tokenUsage);
  if (cost !== undefined) writeCost(mapping, cost);
  if (typeof metadata?.['provider'] === 'string') writeProvider(mapping, metadata['provider']);
  writeFirstChunk(mapping, span);
}

/** Only what the program itself says: one model name is served by several providers. */
function writeProvider({ attributes, openInference }: Mapping, provider: string): void {
  attributes.text(GEN_AI.PROVIDER, provider);
  if (openInference) attributes.text(OPEN_INFERENCE.LLM_PROVIDER, provider);
}

function writeFirstChunk({ attributes }: Mapping, { completionStartTime, kind, startTime }: SpanRecord): void {
  if (completionStartTime === undefined) return;
  const seconds = (completionStartTime - startTime) / MICROSECONDS;
  attributes.double(kind === 'LLM' ? GEN_AI.TIME_TO_FIRST_CHUNK : FILIGREE.TIME_TO_FIRST_CHUNK, seconds);
}

function writeEvent({ request }: Mapping, { attributes, name, time }: SpanEvent): void {
  request.beginEvent(name, time);
  if (attributes !== undefined) for (const key of Object.keys(attributes)) request.value(key, attributes[key]);
  request.endEvent();
}
