import { tokensOf } from '../data/totals.js';
import { KINDS, NONE, OTHER_KIND, STATUSES } from './codes.js';
import { pack } from './ids.js';
import type { Words } from './ids.js';
import type { JournalRecord, SpanRecord, TraceRecord } from '../../src/types.js';
import type { Strings } from './strings.js';

export type RecordEvent = JournalRecord['event'];

/** What the index takes of one record; one object, filled again and again. Texts are numbers in `Strings`. */
export class Fields {
  event: RecordEvent = 'score';
  readonly traceId: Words = new Uint32Array(4);
  readonly spanId: Words = new Uint32Array(4);
  readonly parentId: Words = new Uint32Array(4);
  hasParent = false;
  kind = OTHER_KIND;
  status = 0;
  name = 0;
  model = 0;
  reason = 0;
  errorType = 0;
  errorMessage = 0;
  /** JSON of the `SourceLocation`. */
  source = 0;
  session = 0;
  user = 0;
  environment = 0;
  /** JSON of the list. */
  tags = 0;
  startTime = 0;
  /** NaN while it is open. */
  endTime = Number.NaN;
  /** NaN for none. */
  firstToken = Number.NaN;
  promptTokens = 0;
  completionTokens = 0;
  tokens = 0;
  /** NaN for none. */
  cost = Number.NaN;
  input = false;
  output = false;

  clear(): void {
    this.hasParent = this.input = this.output = false;
    this.kind = OTHER_KIND;
    this.status = this.name = this.model = this.reason = this.errorType = this.errorMessage = this.source = 0;
    this.session = this.user = this.environment = this.tags = 0;
    this.startTime = this.promptTokens = this.completionTokens = this.tokens = 0;
    this.endTime = this.firstToken = this.cost = Number.NaN;
  }
}

/** An error's message is kept up to here; all of it stands in its record. */
export const MAX_MESSAGE = 300;

/** Fills the fields from a record that was parsed as a whole. */
export function fillFrom(record: JournalRecord, strings: Strings, into: Fields): void {
  into.clear();
  into.event = record.event;
  pack(record.traceId, strings, into.traceId);
  if (record.event === 'score') return;
  fillCommon(record, strings, into);
  if ('kind' in record) fillSpan(record, strings, into);
  else fillTrace(record, strings, into);
}

function fillCommon(record: SpanRecord | TraceRecord, strings: Strings, into: Fields): void {
  into.status = Math.max(0, STATUSES.indexOf(record.status));
  into.name = strings.number(record.name);
  into.reason = strings.number(record.statusReason ?? '');
  into.errorType = strings.number(record.error?.type ?? '');
  into.errorMessage = strings.number(record.error?.message.slice(0, MAX_MESSAGE) ?? '');
  into.source = record.source === undefined ? 0 : strings.number(JSON.stringify(record.source));
  into.startTime = record.startTime;
  into.endTime = record.endTime ?? Number.NaN;
  into.input = record.input !== undefined;
  into.output = record.output !== undefined;
}

function fillSpan(record: SpanRecord, strings: Strings, into: Fields): void {
  const { spanId, parentSpanId, kind, model, tokenUsage, cost, completionStartTime } = record;
  pack(spanId, strings, into.spanId);
  into.hasParent = parentSpanId !== undefined;
  if (parentSpanId !== undefined) pack(parentSpanId, strings, into.parentId);
  const code = KINDS.indexOf(kind);
  into.kind = code === -1 ? OTHER_KIND : code;
  into.model = strings.number(model ?? '');
  into.promptTokens = tokenUsage?.promptTokens ?? 0;
  into.completionTokens = tokenUsage?.completionTokens ?? 0;
  into.tokens = tokensOf(tokenUsage);
  into.cost = cost?.total ?? Number.NaN;
  into.firstToken = completionStartTime ?? Number.NaN;
}

function fillTrace({ sessionId, userId, environment, tags }: TraceRecord, strings: Strings, into: Fields): void {
  into.session = strings.number(sessionId ?? '');
  into.user = strings.number(userId ?? '');
  into.environment = strings.number(environment ?? '');
  into.tags = tags === undefined || tags.length === 0 ? 0 : strings.number(JSON.stringify(tags));
}

/** A count as a column of 32 bits holds it. */
export function asCount(value: number): number {
  return value > 0 ? Math.min(Math.round(value), NONE - 1) : 0;
}
