import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { isTraceItself, spanUuid } from './ids.js';
import { readMetadata } from './labels.js';
import { withoutAbsent } from './span-fields.js';
import type { ScoreRecord } from '../../../src/types.js';
import type { Arrived } from './arrived.js';
import type { Reading } from './read-span.js';

/** A score, which filigree sends as a span under what was judged. */
export function readScore({ attributes, startTime, traceId, wire }: Reading): Arrived {
  const { parentSpanId, spanId } = wire;
  const name = attributes.text(GEN_AI.EVALUATION_NAME) ?? wire.name;
  const ofTrace = parentSpanId === '' || isTraceItself(wire.traceId, parentSpanId);
  const fields = { spanId: ofTrace ? undefined : spanUuid(parentSpanId), name, value: readJudgement(attributes), reason: attributes.text(GEN_AI.EVALUATION_EXPLANATION), metadata: readMetadata(attributes) };
  return { type: 'score', id: spanId, record: withoutAbsent<ScoreRecord>({ traceId, ...fields, time: startTime, otel: undefined }) };
}

/** A number is a value, a text is a label, and yes or no is both. */
function readJudgement(attributes: Reading['attributes']): ScoreRecord['value'] {
  const value = attributes.number(GEN_AI.EVALUATION_VALUE);
  const label = attributes.text(GEN_AI.EVALUATION_LABEL);
  if (value === undefined) return label ?? '';
  return label === 'true' || label === 'false' ? label === 'true' : value;
}
