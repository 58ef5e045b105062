import type { Schema } from './table.js';

const ID = { id0: 'u32', id1: 'u32', id2: 'u32', id3: 'u32' } as const;

/** Where a record stands: number of the file, bytes in it. */
const PLACE = { file: 'u32', offset: 'u32', size: 'u32' } as const;

/**
 * A row for each span. Texts are numbers in `Strings`; times microseconds since the Unix epoch. Rows of a trace are a chain: `next` is the
 * row behind this one, plus one, 0 at its end.
 */
export const SPAN_SCHEMA = {
  startTime: 'f64',
  /** NaN while it is open. */
  endTime: 'f64',
  /** NaN for none. */
  cost: 'f64',
  ...ID,
  parent0: 'u32',
  parent1: 'u32',
  parent2: 'u32',
  parent3: 'u32',
  trace: 'u32',
  next: 'u32',
  ...PLACE,
  /** Name, kind and model: a number in `Shapes`. */
  shape: 'u32',
  promptTokens: 'u32',
  completionTokens: 'u32',
  tokens: 'u32',
  /** Microseconds, `NONE` for none. */
  firstToken: 'u32',
  reason: 'u32',
  errorType: 'u32',
  errorMessage: 'u32',
  source: 'u32',
  /** What `latencyClass` makes of the duration. */
  latency: 'u16',
  flags: 'u8',
  status: 'u8',
} as const satisfies Schema;

/** A row for each trace. `first` and `last` are rows of spans, plus one. */
export const TRACE_SCHEMA = {
  startTime: 'f64',
  /** Of its own record: NaN while it is open. Without one: the last end of its spans. */
  endTime: 'f64',
  /** Sum of its spans; NaN if none has one. */
  cost: 'f64',
  promptTokens: 'f64',
  completionTokens: 'f64',
  tokens: 'f64',
  ...ID,
  ...PLACE,
  first: 'u32',
  last: 'u32',
  spans: 'u32',
  openSpans: 'u32',
  failedSpans: 'u32',
  /** JSON of the list of models, in the order of their appearance. */
  models: 'u32',
  name: 'u32',
  reason: 'u32',
  errorType: 'u32',
  errorMessage: 'u32',
  session: 'u32',
  user: 'u32',
  environment: 'u32',
  tags: 'u32',
  source: 'u32',
  /** Row of its earliest span, plus one: stands for it as long as its own record is missing. */
  earliest: 'u32',
  /** Microseconds to the first token of the first of its spans that has one, plus one; 0 for none. */
  firstToken: 'u32',
  /** Bits by kind of its spans. */
  kinds: 'u16',
  flags: 'u8',
  status: 'u8',
} as const satisfies Schema;

/** A row for each score. */
export const SCORE_SCHEMA = { trace: 'u32', next: 'u32', ...PLACE } as const satisfies Schema;
