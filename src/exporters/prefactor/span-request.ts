import { lateFieldsOf, payloadOf, resultOf } from './payload.js';
import { holdsSensitive } from './sensitive.js';
import { timestamp } from './timestamp.js';
import type { Status } from '../../types.js';
import type { PayloadRecord } from './payload.js';
import type { FinishStatus, SpanDetails, SpanFinish, SpanStatus } from './wire.js';

/** Where a span is put. */
export interface Placement {
  readonly instanceId: string;
  readonly schemaName: string;
  readonly parentId: string | null;
  /** Our id of the parent that it should have had. */
  readonly missingParent?: string;
}

/** How a trace or a span ended, in Prefactor's words. */
export function finishStatusOf(status: Status): FinishStatus {
  if (status === 'ERROR') return 'failed';
  return status === 'CANCELLED' ? 'cancelled' : 'complete';
}

/**
 * The request that creates a span: as it begins, or at once with its end. `cancelled` cannot be created, only reached:
 * from `pending` where the span never began, else from `active`.
 */
export function creationOf(record: PayloadRecord, ended: boolean, { instanceId, missingParent, parentId, schemaName }: Placement): SpanDetails {
  const status = creationStatus(record, ended);
  const final = status === 'complete' || status === 'failed';
  const details: SpanDetails = {
    agent_instance_id: instanceId,
    schema_name: schemaName,
    status,
    payload: payloadOf(record, status, missingParent),
    parent_span_id: parentId,
    ...(status !== 'pending' && { started_at: timestamp(record.startTime) }),
    ...(final && { result_payload: resultOf(record), finished_at: timestamp(record.endTime!) }),
  };
  return { ...details, ...markedIf(details.payload, details.result_payload) };
}

function creationStatus({ neverStarted, status }: PayloadRecord, ended: boolean): SpanStatus {
  if (neverStarted === true) return 'pending';
  return ended && status !== 'CANCELLED' ? finishStatusOf(status) : 'active';
}

/** The request that ends a span that was created before. A span that never began has no result. */
export function finishOf(record: PayloadRecord, inputsSent: string): SpanFinish {
  const finish = { status: finishStatusOf(record.status), timestamp: timestamp(record.endTime!) };
  if (record.neverStarted === true) return finish;
  const result = { ...lateFieldsOf(record, inputsSent), ...resultOf(record) };
  return { ...finish, result_payload: result, ...markedIf(result) };
}

/** Tells the API to look for markers of sensitive values. */
function markedIf(...payloads: readonly unknown[]): { sensitive_encoding?: true } {
  return payloads.some(holdsSensitive) ? { sensitive_encoding: true } : {};
}
