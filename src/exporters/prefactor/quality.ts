import { digest } from './keys.js';
import type { Metadata, ScoreRecord } from '../../types.js';

/** A score as a quality record of its agent instance; `spanId` is Prefactor's. A later one of the same name replaces it. */
export function qualityOf({ metadata, name, reason, spanId: localId, value }: ScoreRecord, spanId: string | undefined): { name: string; payload: Metadata } {
  const judgement = typeof value === 'number' ? { score: value } : { value };
  const of = localId === undefined ? {} : { span_id: spanId ?? localId };
  return { name, payload: { ...judgement, ...(reason !== undefined && { reason }), ...(metadata !== undefined && { metadata }), ...of } };
}

/** Scores have no ids; what and when they judged tells them apart. */
export function scoreId({ name, spanId, time, traceId, value }: ScoreRecord): string {
  return digest(JSON.stringify([traceId, spanId, name, time, value]));
}
