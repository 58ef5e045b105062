import type { JournalEntry } from './entry.js';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number';
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const scalar: Check = (value) => text(value) || number(value) || typeof value === 'boolean';
const optional = (check: Check): Check => (value) => value === undefined || check(value);
const listOf = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
const shaped = (shape: Shape): Check => (value) => object(value) && fits(value as Record<string, unknown>, shape);

const numbers: Check = (value) => object(value) && Object.values(value as object).every(optional(number));
const error = shaped({ type: text, message: text, stack: optional(text), cause: optional(object) });
const source = shaped({ file: text, line: number });
const spanEvent = shaped({ name: text, time: number, attributes: optional(object) });

const otel = shaped({ traceId: text, parentSpanId: optional(text) });

const common: Shape = {
  traceId: text,
  name: text,
  status: text,
  startTime: number,
  endTime: optional(number),
  statusReason: optional(text),
  error: optional(error),
  tags: optional(listOf(text)),
  metadata: optional(object),
  source: optional(source),
  otel: optional(otel),
};

const trace: Shape = {
  ...common,
  sessionId: optional(text),
  userId: optional(text),
  project: optional(text),
  environment: optional(text),
  release: optional(text),
  link: optional(shaped({ traceId: text, spanId: optional(text), otel: optional(otel) })),
};

const span: Shape = {
  ...common,
  spanId: text,
  parentSpanId: optional(text),
  kind: text,
  model: optional(text),
  modelParameters: optional(object),
  tokenUsage: optional(numbers),
  cost: optional(numbers),
  completionStartTime: optional(number),
  events: optional(listOf(spanEvent)),
};

const SHAPES: ReadonlyMap<unknown, Shape> = new Map<JournalEntry['event'], Shape>([
  ['trace.start', trace],
  ['trace.end', { ...trace, endTime: number }],
  ['span.start', span],
  ['span.end', { ...span, endTime: number }],
  ['score', { traceId: text, spanId: optional(text), name: text, value: scalar, reason: optional(text), otel: optional(otel), time: number }],
  ['journal.open', { version: Number.isSafeInteger, pid: number, startTime: number, segment: number, destinations: optional(listOf(text)) }],
  ['journal.close', { time: number }],
]);

function fits(value: Record<string, unknown>, shape: Shape): boolean {
  for (const field in shape) if (!shape[field]!(value[field])) return false;
  return true;
}

/** Whether a line says one of the things that this version knows. */
export function isKnown({ event }: { event: string }): boolean {
  return SHAPES.has(event);
}

/** Whether a line is of a known event and has the fields that readers rely on, in their types. */
export function isEntry(value: { event: string }): value is JournalEntry {
  const shape = SHAPES.get(value.event);
  return shape !== undefined && fits(value as unknown as Record<string, unknown>, shape);
}
