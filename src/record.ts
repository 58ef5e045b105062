import { toMicroseconds } from './clock.js';
import { engine } from './engine.js';
import { recordedPlace } from './otel/place.js';
import type { Recording } from './recording.js';
import type { SpanRecording } from './span.js';
import type { TraceRecording } from './trace.js';
import type { Link, Metadata, SpanRecord, TraceRecord } from './types.js';

/**
 * Recordings as exporters, the journal and the viewer read them. Secrets are redacted here, before anybody else sees
 * them. A field that was never set is left out, tested one by one: building a whole record and then dropping fields took
 * as long as encoding it.
 */
export function spanRecord(span: SpanRecording): SpanRecord {
  const { details, parent, site, trace } = span;
  const record = { spanId: span.spanId, traceId: span.traceId } as SpanRecord;
  // Not by class: the parent may be another copy's of the package.
  const parentSpanId = parent === trace ? trace.remoteParentId : (parent as SpanRecording).spanId;
  if (parentSpanId !== undefined) record.parentSpanId = parentSpanId;
  record.kind = span.kind;
  fillCommon(record, span);
  const model = details?.model ?? site.model;
  if (model !== undefined) record.model = model;
  if (span.prepared) record.neverStarted = true;
  if (details !== undefined) fillDetails(record, details);
  return record;
}

export function traceRecord(trace: TraceRecording): TraceRecord {
  const { details, link, propagated, site } = trace;
  const { config, redactor } = engine();
  const record = { traceId: trace.traceId } as TraceRecord;
  fillCommon(record, trace);
  if (propagated?.tags !== undefined) record.tags = [...new Set([...propagated.tags, ...(record.tags ?? [])])];
  if (propagated?.metadata !== undefined) record.metadata = { ...redactor.value(propagated.metadata), ...record.metadata };
  const sessionId = details?.sessionId ?? site.sessionId ?? propagated?.sessionId;
  const userId = details?.userId ?? site.userId ?? propagated?.userId;
  if (sessionId !== undefined) record.sessionId = sessionId;
  if (userId !== undefined) record.userId = userId;
  if (config.project !== undefined) record.project = config.project;
  if (config.environment !== undefined) record.environment = config.environment;
  if (config.release !== undefined) record.release = config.release;
  if (link !== undefined) record.link = linkTo(link);
  return record;
}

function fillCommon(record: SpanRecord | TraceRecord, { args, details, endedAt, input, name, output, parent, place, site, startedAt, status }: Recording): void {
  const { redactor } = engine();
  record.name = redactor.text(name);
  record.status = status;
  record.startTime = toMicroseconds(startedAt);
  if (endedAt !== 0) record.endTime = toMicroseconds(endedAt);
  const given = input === undefined && args !== undefined ? site.nameArguments(args) : input;
  if (given !== undefined) record.input = redactor.value(given);
  if (output !== undefined) record.output = redactor.value(output);
  if (details?.error !== undefined) record.error = redactor.value(details.error);
  if (details?.statusReason !== undefined) record.statusReason = redactor.text(details.statusReason);
  const tags = details?.tags ?? site.tags;
  if (tags !== undefined) record.tags = redactor.value(tags);
  const metadata = merged(site.metadata, details?.metadata);
  if (metadata !== undefined) record.metadata = redactor.value(metadata);
  const otel = place && recordedPlace(place, parent?.place);
  if (otel !== undefined) record.otel = otel;
  if (site.source !== undefined) record.source = site.source;
}

function fillDetails(record: SpanRecord, details: NonNullable<Recording['details']>): void {
  const { redactor } = engine();
  const { completionStartedAt, cost, events, modelParameters, tokenUsage } = details;
  if (modelParameters !== undefined) record.modelParameters = redactor.value(modelParameters);
  if (tokenUsage !== undefined) record.tokenUsage = tokenUsage;
  if (cost !== undefined) record.cost = cost;
  if (completionStartedAt !== undefined) record.completionStartTime = toMicroseconds(completionStartedAt);
  if (events !== undefined) record.events = redactor.value(events);
}

/** Metadata of the call site, with what this one call set over it. */
function merged(site: Metadata | undefined, own: Metadata | undefined): Metadata | undefined {
  return site === undefined || own === undefined ? (own ?? site) : { ...site, ...own };
}

/** Ids of a recording, as scores and links name it. */
export function linkTo(recording: Recording): Link {
  const { traceId } = recording.trace;
  const link: Link = recording === recording.trace ? { traceId } : { traceId, spanId: (recording as SpanRecording).spanId };
  if (recording.place?.traceId !== undefined) link.otel = { traceId: recording.place.traceId };
  return link;
}
