import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { hasFailed, readFailure } from './failure.js';
import { readMetadata, readTags } from './labels.js';
import { readLinks } from './links.js';
import { readOwner } from './owner.js';
import { readSource } from './place.js';
import { readFields, withoutAbsent } from './span-fields.js';
import { readValues } from './values.js';
import type { Metadata, SpanRecord, Status, TraceRecord } from '../../../src/types.js';
import type { Arrived } from './arrived.js';
import type { Failure } from './failure.js';
import type { AttributeReader } from './attribute-reader.js';
import type { Reading } from './read-span.js';

const STATUSES: ReadonlySet<string> = new Set(['PENDING', 'RUNNING', 'CANCELLED']);

/** A span that filigree's own exporter wrote, field by field as it was. */
export function readOwnSpan(reading: Reading): Arrived {
  const { attributes, program, wire } = reading;
  const state = readState(reading);
  const fields = readFields(reading, failureOf(reading), true);
  const owner = readOwner(attributes);
  attributes.value(GEN_AI.PROVIDER);
  const metadata = readOwnMetadata(attributes);
  // A trace that is part of one of OpenTelemetry's has no kind: there it is an agent's run, as a nested one is.
  const kind = attributes.has(FILIGREE.KIND) ? fields.kind : 'AGENT';
  const record = withoutAbsent<SpanRecord>({ ...fields, ...state, kind, metadata });
  return { type: 'span', record, root: wire.parentSpanId === '', of: { owner, program, metadata, link: readLinks(wire)[0] } };
}

/** The root span that stands for a trace: here it is a trace and no span. */
export function readOwnTrace(reading: Reading): Arrived {
  const { attributes, endTime, program, startTime, traceId, wire } = reading;
  const { environment, project, release, resource } = program;
  const { input, output } = readValues(attributes, 'CHAIN', { asked: [], answered: [], tools: [] }, true);
  const { error } = failureOf(reading);
  const own = readOwnMetadata(attributes);
  const metadata = resource === undefined ? own : { ...own, resource };
  const said = { ...readState(reading), ...readOwner(attributes), tags: readTags(attributes), source: readSource(attributes), link: readLinks(wire)[0] };
  return { type: 'trace', record: withoutAbsent<TraceRecord>({ traceId, ...said, input, output, error, startTime, endTime, metadata, project, environment, release }) };
}

function readState({ attributes, wire }: Reading): { name: string; status: Status; statusReason: string | undefined } {
  const name = attributes.text(FILIGREE.NAME) ?? wire.name;
  const said = attributes.text(FILIGREE.STATUS);
  const statusReason = attributes.text(FILIGREE.STATUS_REASON);
  if (hasFailed(wire)) return { name, status: 'ERROR', statusReason };
  return { name, status: said !== undefined && STATUSES.has(said) ? (said as Status) : 'COMPLETED', statusReason };
}

/** One that is ERROR without a recorded error has no exception. */
function failureOf({ attributes, wire }: Reading): Failure {
  const failure = readFailure(wire, attributes);
  return failure.event === undefined ? { error: undefined, event: undefined } : failure;
}

/**
 * With OpenInference's attributes all metadata is in one of them. Without, what is no derived attribute was an entry whose
 * key has a dot.
 */
function readOwnMetadata(attributes: AttributeReader): Metadata | undefined {
  const whole = attributes.has(OPEN_INFERENCE.KIND);
  const metadata = readMetadata(attributes);
  const left = whole ? [] : Object.entries(attributes.rest() ?? {}).filter(([name]) => !/^(gen_ai|filigree)\./.test(name));
  const all = { ...metadata, ...Object.fromEntries(left) };
  return Object.keys(all).length === 0 ? undefined : all;
}
