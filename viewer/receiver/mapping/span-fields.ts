import { firstChunk, readEvents } from './events.js';
import { isSpanId, isTraceItself, spanUuid } from './ids.js';
import { kindOf } from './kind.js';
import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { readConversation } from './messages/conversation.js';
import { readModel, readParameters } from './model-call.js';
import { readSource } from './place.js';
import { readTags } from './labels.js';
import { readCost, readUsage } from './usage.js';
import { readValues } from './values.js';
import type { Failure } from './failure.js';
import type { Reading } from './read-span.js';

/** The fields of a span that all conventions have, but for name, status and metadata. Absent ones are `undefined`. */
export function readFields(reading: Reading, { error, event }: Failure, own: boolean) {
  const { attributes, endTime, startTime, traceId, wire } = reading;
  const kind = kindOf(attributes, wire.name);
  attributes.value(FILIGREE.KIND, OPEN_INFERENCE.KIND);
  const model = readModel(attributes);
  const { input, output } = readValues(attributes, kind, readConversation(attributes, wire.events), own);
  const modelParameters = readParameters(attributes);
  const call = { model, modelParameters, tokenUsage: readUsage(attributes), cost: readCost(attributes), completionStartTime: readFirstChunk(reading) };
  const rest = { tags: readTags(attributes), source: readSource(attributes), events: readEvents(wire, startTime, event) };
  return { spanId: spanUuid(wire.spanId), traceId, parentSpanId: parentOf(reading), kind, startTime, endTime, input, output, error, ...call, ...rest };
}

/** Right below a trace of filigree's there is no span above. */
function parentOf({ wire: { parentSpanId, traceId } }: Reading): string | undefined {
  return !isSpanId(parentSpanId) || isTraceItself(traceId, parentSpanId) ? undefined : spanUuid(parentSpanId);
}

const SECOND = 1_000_000;
const MILLISECOND = 1000;

function readFirstChunk({ attributes, startTime, wire }: Reading): number | undefined {
  const seconds = attributes.number(GEN_AI.TIME_TO_FIRST_CHUNK, FILIGREE.TIME_TO_FIRST_CHUNK);
  const milliseconds = attributes.number(VERCEL_AI.FIRST_CHUNK_MS);
  if (seconds !== undefined) return startTime + Math.round(seconds * SECOND);
  return milliseconds === undefined ? firstChunk(wire) : startTime + Math.round(milliseconds * MILLISECOND);
}

/** A record without the fields that are not there. */
export function withoutAbsent<R extends object>(record: { [Key in keyof R]: R[Key] | undefined }): R {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as R;
}

