import { MOST_NAME, MOST_TEXT, NAMELESS } from './columns.js';
import { costOf } from './cost.js';
import { asObject, Notes } from './notes.js';
import { storable, storableText } from './storable.js';
import { timestamp } from './timestamp.js';
import { tokenUsage } from './token-usage.js';
import type { SpanKind, SpanRecord, Status } from '../../types.js';

/** Kinds that the server knows. It has none for reranking, guardrails and evaluation: they are `OTHER`, and their kind is noted. */
const KINDS: ReadonlySet<SpanKind> = new Set<SpanKind>(['AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'OTHER']);

/** A span as `POST /traces` and `POST /traces/{id}/spans` take it. Fields that are `undefined` are not sent. */
export type SpanBody = Readonly<Record<string, unknown>> & { readonly span_id: string };

export function spanBody(span: SpanRecord): SpanBody {
  const notes = new Notes();
  const body = {
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    name: notes.fit('name', span.name, MOST_NAME) ?? NAMELESS,
    kind: KINDS.has(span.kind) ? span.kind : 'OTHER',
    status: statusOf(span.status),
    started_at: timestamp(span.startTime),
    ended_at: span.endTime === undefined ? undefined : timestamp(span.endTime),
    input: storable(span.input),
    output: storable(span.output),
    error: span.error && storableText(span.error.message || span.error.type),
    model: notes.fit('model', span.model, MOST_TEXT),
    model_parameters: storable(asObject(span.modelParameters)),
    token_usage: span.tokenUsage && tokenUsage(span.tokenUsage, notes),
    cost: span.cost && costOf(span.cost, notes),
    completion_start_time: span.completionStartTime === undefined ? undefined : timestamp(span.completionStartTime),
  };
  note(span, notes);
  return { ...body, metadata: notes.inMetadata(span.metadata) };
}

function statusOf(status: Status): 'UNSET' | 'OK' | 'ERROR' {
  if (status === 'COMPLETED') return 'OK';
  return status === 'ERROR' ? 'ERROR' : 'UNSET';
}

function note({ error, events, kind, source, status, statusReason, tags }: SpanRecord, notes: Notes): void {
  if (!KINDS.has(kind)) notes.keep('kind', kind);
  if (status === 'CANCELLED') notes.keep('status', status);
  notes.keep('reason', statusReason);
  notes.keep('error', error);
  notes.keep('tags', tags);
  notes.keep('events', events?.map(({ time, ...event }) => ({ ...event, time: timestamp(time) })));
  notes.keep('source', source);
}
