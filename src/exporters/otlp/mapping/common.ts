import { FILIGREE, GENERAL } from '../names/general.js';
import { writeError } from './error.js';
import { writeMetadata, writeTags } from './metadata.js';
import type { SourceLocation, SpanRecord, TraceRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';

/** Writes what traces and spans have alike, but for input and output. */
export function writeCommon(mapping: Mapping, record: SpanRecord | TraceRecord): void {
  const { metadata, name, source, tags } = record;
  mapping.attributes.text(FILIGREE.NAME, name);
  writeMetadata(mapping, metadata);
  writeTags(mapping, tags);
  if (source !== undefined) writeSource(mapping, source);
  writeStatus(mapping, record);
}

/**
 * ERROR is Error, everything else stays Unset: Ok is for somebody who has judged the span, and instrumentation does not
 * set it (https://opentelemetry.io/docs/specs/otel/trace/api/#set-status). A cancelled span did not fail.
 */
function writeStatus(mapping: Mapping, { status, statusReason, error, endTime, startTime }: SpanRecord | TraceRecord): void {
  const { attributes, request } = mapping;
  if (error !== undefined) writeError(mapping, error, endTime ?? startTime);
  if (status === 'ERROR') request.failed(error?.message ?? statusReason ?? '');
  else if (status !== 'COMPLETED') attributes.text(FILIGREE.STATUS, status);
  if (statusReason !== undefined) attributes.text(FILIGREE.STATUS_REASON, statusReason);
}

function writeSource({ attributes }: Mapping, { column, file, function: name, line }: SourceLocation): void {
  if (name !== undefined) attributes.text(GENERAL.FUNCTION, name);
  attributes.text(GENERAL.FILE, file);
  attributes.integer(GENERAL.LINE, line);
  if (column !== undefined) attributes.integer(GENERAL.COLUMN, column);
}
