/**
 * Bodies of the API, version 1. Facts are from its OpenAPI document, from the source of `prefactor-http` 0.4.0 and
 * `@prefactor/core` 0.4.3, and from running both against a recording server; docs/prefactor.md lists what was not seen live.
 */
import type { Metadata } from '../../types.js';

export type FinishStatus = 'complete' | 'failed' | 'cancelled';

/** There is no way from `pending` to `active`: a span that begins is created as active. */
export type SpanStatus = 'pending' | 'active' | FinishStatus;

export interface SpanTypeSchema {
  name: string;
  title: string;
  description: string;
  params_schema: object;
  result_schema: object;
}

export interface SchemaVersion {
  external_identifier: string;
  span_type_schemas: readonly SpanTypeSchema[];
}

/** With a token of a deployment `agent_id` and `environment_id` follow from it and are left out. */
export interface Registration {
  agent_id?: string;
  environment_id?: string;
  purpose?: string;
  agent_version: { external_identifier: string; name: string; description?: string };
  agent_schema_version: SchemaVersion;
}

export interface ErrorPayload {
  error_type: string;
  message: string;
  stacktrace: string;
}

/** What the dashboard reads of a span; the names are those of Prefactor's own TypeScript SDK. */
export interface Payload {
  span_id: string;
  trace_id: string;
  name: string;
  status: SpanStatus;
  inputs: Metadata;
  outputs: Metadata | null;
  metadata: Metadata;
  token_usage: Metadata | null;
  error: ErrorPayload | null;
}

export interface SpanDetails {
  agent_instance_id: string;
  schema_name: string;
  status: SpanStatus;
  payload: Payload;
  result_payload?: Metadata;
  parent_span_id: string | null;
  started_at?: string;
  finished_at?: string;
  sensitive_encoding?: true;
}

export interface SpanFinish {
  status: FinishStatus;
  result_payload?: Metadata;
  timestamp: string;
  sensitive_encoding?: true;
}
