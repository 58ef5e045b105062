import { createHash } from 'node:crypto';
import { MOST_TEXT, NAMELESS } from './columns.js';
import { Notes } from './notes.js';
import { storableText } from './storable.js';
import { timestamp } from './timestamp.js';
import type { ScoreRecord } from '../../types.js';

/** A score as `POST /evaluations/trace-scores` takes it. */
export interface ScoreBody {
  readonly trace_id: string;
  readonly name: string;
  readonly value: string;
  readonly data_type: 'NUMERIC' | 'BOOLEAN' | 'CATEGORICAL';
  readonly source: 'PROGRAMMATIC';
  readonly reason?: string;
  readonly metadata?: Record<string, unknown>;
}

/** Scores have no id of their own on the server's side: this one, in the metadata, tells whether a score is there already. */
export function scoreId({ traceId, spanId, name, value, time }: ScoreRecord): string {
  return createHash('sha256').update(JSON.stringify([traceId, spanId, name, value, time])).digest('hex').slice(0, 32);
}

export function scoreBody(score: ScoreRecord): ScoreBody {
  const notes = new Notes();
  const body = {
    trace_id: score.traceId,
    name: notes.fit('name', score.name, MOST_TEXT) ?? NAMELESS,
    value: notes.fit('value', String(score.value), MOST_TEXT) ?? '',
    data_type: typeOf(score.value),
    source: 'PROGRAMMATIC',
    reason: score.reason && storableText(score.reason),
  } as const;
  notes.keep('id', scoreId(score));
  notes.keep('spanId', score.spanId);
  notes.keep('time', timestamp(score.time));
  return { ...body, metadata: notes.inMetadata(score.metadata) };
}

/** The server refuses a `NUMERIC` score outside of 0 to 1; a rating of 4.5 is kept as a category. */
function typeOf(value: ScoreRecord['value']): ScoreBody['data_type'] {
  if (typeof value === 'boolean') return 'BOOLEAN';
  return typeof value === 'number' && value >= 0 && value <= 1 ? 'NUMERIC' : 'CATEGORICAL';
}
