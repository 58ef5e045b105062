import { createHash } from 'node:crypto';
import { FILIGREE } from '../names/general.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { wireTraceId } from '../otel-place.js';
import { OTLP_KIND } from '../request-writer.js';
import { writeMetadata } from './metadata.js';
import { writeOwner } from './write-trace.js';
import type { ScoreRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Owner } from './write-trace.js';

/**
 * Writes a score as a span without duration, `evaluation NAME`, under what was judged. The conventions have an event for
 * it (`gen_ai.evaluation.result`), which is a log record and can come after the judged span has gone out: traces have no
 * room for that. The attributes are those of the event.
 */
export function writeScore(mapping: Mapping, score: ScoreRecord, parentSpanId: string, owner: Owner): void {
  const { attributes, json, openInference, request } = mapping;
  const { metadata, name, reason, time } = score;
  json.clear();
  request.beginSpan({ traceId: wireTraceId(score), spanId: idOf(score), parentSpanId, name: `evaluation ${name}`, kind: OTLP_KIND.INTERNAL, startTime: time, endTime: time });
  attributes.begin(metadata);
  attributes.text(FILIGREE.KIND, 'SCORE');
  if (openInference) attributes.text(OPEN_INFERENCE.KIND, 'EVALUATOR');
  attributes.text(GEN_AI.EVALUATION_NAME, name);
  writeJudgement(mapping, score.value);
  if (reason !== undefined) attributes.text(GEN_AI.EVALUATION_EXPLANATION, reason);
  writeOwner(mapping, owner);
  writeMetadata(mapping, metadata);
  request.endSpan();
}

/** A number is a value, a text is a label, and yes or no is both. */
function writeJudgement({ attributes }: Mapping, value: ScoreRecord['value']): void {
  if (typeof value !== 'string') attributes.double(GEN_AI.EVALUATION_VALUE, Number(value));
  if (typeof value !== 'number') attributes.text(GEN_AI.EVALUATION_LABEL, String(value));
}

/** A score has no id of its own, and a batch can be sent twice: the same score has to become the same span. */
function idOf({ traceId, spanId = '', name, time }: ScoreRecord): string {
  const hex = createHash('sha256').update(`${traceId} ${spanId} ${time} ${name}`).digest('hex');
  return `00000000-0000-0000-${hex.slice(0, 4)}-${hex.slice(4, 16)}`;
}
