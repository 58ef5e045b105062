import type { ErrorRecord, Metadata, SpanRecord, TokenUsage } from '../../types.js';
import type { ErrorPayload, Payload, SpanStatus } from './wire.js';

/** A span, or a trace in the shape of one, with what only traces have. */
export interface PayloadRecord extends SpanRecord {
  readonly ofTrace?: Metadata;
}

/**
 * The envelope that the dashboard reads, as a span is created. Its outputs are left to `result_payload`, where the
 * dashboard reads them too: Prefactor's own SDK sends them in both places.
 */
export function payloadOf(record: PayloadRecord, status: SpanStatus, missingParent?: string): Payload {
  return {
    span_id: record.spanId,
    trace_id: record.traceId,
    name: record.name,
    status,
    inputs: inputsOf(record),
    outputs: finishReasonOf(record),
    metadata: metadataOf(record, missingParent),
    token_usage: tokenUsageOf(record.tokenUsage),
    error: record.error === undefined ? null : errorOf(record.error),
  };
}

/** What came of a span: its output, and its error. `undefined` for neither. */
export function resultOf({ error, output, status }: SpanRecord): Metadata | undefined {
  if (output === undefined && error === undefined) return status === 'COMPLETED' ? {} : undefined;
  // What a span that was caught in the middle put out is kept beside its error.
  return { ...asObject('result', output), ...(error !== undefined && errorOf(error)) };
}

/**
 * What became known of a span after its creation. The API has no way to change a payload, but its templates read payload
 * and result as one, the result over the payload.
 */
export function lateFieldsOf(record: PayloadRecord, inputsSent: string): Metadata {
  const inputs = inputsOf(record);
  const usage = tokenUsageOf(record.tokenUsage);
  return {
    ...(fingerprint(inputs) !== inputsSent && { inputs }),
    ...(usage !== null && { token_usage: usage }),
    metadata: metadataOf(record),
  };
}

/** Tells whether inputs are still what was sent, without keeping them. */
export function fingerprint(inputs: Metadata): string {
  return `${Object.keys(inputs).join()} ${String(inputs['model'])}`;
}

/** The dashboard takes the model from `inputs.model`; an input of that name is the program's own. */
function inputsOf({ input, model, modelParameters }: SpanRecord): Metadata {
  return { ...(model !== undefined && { model }), ...(modelParameters !== undefined && { model_parameters: modelParameters }), ...asObject('input', input) };
}

/** The dashboard takes it from this dotted key. */
function finishReasonOf({ metadata, output }: SpanRecord): Metadata | null {
  const own = asObject('result', output);
  const reason = metadata?.['finishReason'] ?? metadata?.['finish_reason'] ?? own['finishReason'] ?? own['finish_reason'];
  return typeof reason === 'string' ? { 'ai.finishReason': reason } : null;
}

/** The program's metadata, and under `filigree` what the envelope has no field for. */
function metadataOf(record: PayloadRecord, missingParent?: string): Metadata {
  const { completionStartTime, cost, events, kind, ofTrace, source, statusReason, tags } = record;
  const rest = { kind, tags, cost, completion_start_time: completionStartTime, events, source, status_reason: statusReason, missing_parent: missingParent, ...ofTrace };
  return { ...record.metadata, filigree: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}

function tokenUsageOf(usage: TokenUsage | undefined): Metadata | null {
  if (usage === undefined) return null;
  const { completionTokens, promptTokens, totalTokens, ...extra } = usage;
  return {
    ...extra,
    prompt_tokens: promptTokens ?? 0,
    completion_tokens: completionTokens ?? 0,
    total_tokens: totalTokens ?? (promptTokens ?? 0) + (completionTokens ?? 0),
  };
}

function errorOf(error: ErrorRecord): ErrorPayload {
  return { error_type: error.type, message: error.message, stacktrace: stackOf(error) };
}

/** The chain of causes, as Node prints it. */
function stackOf(error: ErrorRecord): string {
  const own = error.stack ?? `${error.type}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}

/** Payloads are objects; another value stands under a name of its own (`result` is that of Prefactor's SDK). */
function asObject(name: string, value: unknown): Metadata {
  if (value === undefined) return {};
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Metadata) : { [name]: value };
}
