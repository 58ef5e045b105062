import { uuid } from '../../../src/text/uuid.js';
import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { AttributeReader } from './attribute-reader.js';
import { allAttributes } from './events.js';
import { isSpanId, isTraceId } from './ids.js';
import { readForeignSpan } from './foreign-span.js';
import { readOwnSpan, readOwnTrace } from './own.js';
import { readScore } from './score.js';
import { microseconds } from './time.js';
import type { WireScope, WireSpan } from '../wire/request.js';
import type { Arrived } from './arrived.js';
import type { Program } from './program.js';

/** A span while it is read. */
export interface Reading {
  readonly wire: WireSpan;
  readonly attributes: AttributeReader;
  readonly program: Program;
  readonly scope: WireScope;
  /** UUID. */
  readonly traceId: string;
  /** Microseconds since the Unix epoch. */
  readonly startTime: number;
  readonly endTime: number;
}

/** Why a span cannot be taken. */
export class Refused {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Turns a span of OTLP into what it is here. */
export function readSpan(wire: WireSpan, scope: WireScope, program: Program): Arrived | Refused {
  if (!isTraceId(wire.traceId)) return new Refused(`expected a \`traceId\` of 16 bytes that are not all zero, got ${quoted(wire.traceId)}`);
  if (!isSpanId(wire.spanId)) return new Refused(`expected a \`spanId\` of 8 bytes that are not all zero, got ${quoted(wire.spanId)}`);
  if (wire.parentSpanId !== '' && !/^([0-9a-f]{16})$/.test(wire.parentSpanId)) return new Refused(`expected a \`parentSpanId\` of 8 bytes, or none, got ${quoted(wire.parentSpanId)}`);
  const end = microseconds(wire.endTime);
  const startTime = microseconds(wire.startTime) ?? end;
  if (startTime === undefined) return new Refused(`expected a start time, got none for span ${wire.spanId}`);
  const attributes = new AttributeReader(allAttributes(wire));
  // A clock that was set back between the two cannot make a span negative.
  return read({ wire, attributes, program, scope, traceId: uuid(wire.traceId), startTime, endTime: Math.max(startTime, end ?? startTime) });
}

/** filigree's exporter writes its own name for a span, and a kind for all but traces. */
function read(reading: Reading): Arrived {
  const { attributes, wire } = reading;
  const kind = attributes.peek(FILIGREE.KIND);
  if (kind === 'SCORE') return readScore(reading);
  if (!attributes.has(FILIGREE.NAME)) return readForeignSpan(reading);
  return kind === undefined && wire.parentSpanId === '' ? readOwnTrace(reading) : readOwnSpan(reading);
}

function quoted(id: string): string {
  return id === '' ? 'none' : `\`${id.slice(0, 40)}\``;
}
